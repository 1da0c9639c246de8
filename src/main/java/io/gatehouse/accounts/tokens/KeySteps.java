package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Changes;
import io.gatehouse.platform.secrets.SecretsModule;
import java.util.Arrays;

/** The steps from one key state to the next. Each runs in the caller's transaction, notifies all nodes and is audited. */
final class KeySteps {
    private final SigningKeyDao keys;
    private final SecretsModule secrets;
    private final SigningAlgorithm algorithm;
    private final KeyPromise promise;
    private final Changes changes;
    private final AuditTrail audit;

    KeySteps(
            SigningKeyDao keys,
            SecretsModule secrets,
            TokensConfiguration configuration,
            Changes changes,
            AuditTrail audit) {
        this.keys = keys;
        this.secrets = secrets;
        this.algorithm = configuration.algorithm();
        this.promise = KeyPromise.of(configuration);
        this.changes = changes;
        this.audit = audit;
    }

    /** Creates the keys that are missing: one that signs, and one that will. */
    void complete(LockedKeys locked, Actor actor) {
        if (!locked.in(KeyState.ACTIVE).isEmpty()) {
            if (locked.next(algorithm).isEmpty()) {
                publish(locked, actor);
            }
            return;
        }
        // The installation is new and nobody has fetched its keys, or an emergency ended the active key: neither waits.
        activate(locked, locked.next(algorithm).orElseGet(() -> publish(locked, actor)), actor);
    }

    SigningKey publish(LockedKeys locked, Actor actor) {
        SigningKey key = OpenedKey.generate(
                algorithm,
                secrets.nodes().sealForAll(),
                new SigningKey.Publication(locked.now(), locked.promisedMaxAge(), promise));
        keys.insert(key);
        tell("key.published", key, actor);
        return key;
    }

    /** From now on only this key signs; keys that signed until now begin to retire, and a new next key is published. */
    void activate(LockedKeys locked, SigningKey key, Actor actor) {
        // A key that cannot be opened would leave every node without a key to sign with.
        OpenedKey.open(key, secrets.seal());
        for (SigningKey former : locked.in(KeyState.ACTIVE)) {
            former.retireLater(locked.now());
            changes.publish(Change.of(Change.Kind.KEY, former.kid()));
        }
        for (SigningKey other : locked.in(KeyState.NEXT)) {
            if (!other.kid().equals(key.kid())) {
                retire(locked, other, actor);
            }
        }
        keys.flush();
        key.activate(locked.now());
        keys.flush();
        tell("key.activated", key, actor);
        publish(locked, actor);
    }

    void retire(LockedKeys locked, SigningKey key, Actor actor) {
        key.retire(locked.now());
        keys.flush();
        tell("key.retired", key, actor);
    }

    /** From now on, nodes accept nothing that the key signed. */
    void end(LockedKeys locked, SigningKey key, Actor actor) {
        key.retire(locked.now());
        keys.flush();
        changes.publish(Change.end(Change.Kind.KEY, key.kid()));
        audit.append(event("key.ended", key, actor));
    }

    /** Seals the key under the newest master key; false if it is already. */
    boolean rewrap(SigningKey key, Actor actor) {
        byte[] renewed = OpenedKey.renewed(key, secrets.seal());
        boolean isMoved = !Arrays.equals(key.privateJwk(), renewed);
        if (isMoved) {
            key.reseal(renewed);
            audit.append(event("key.rewrapped", key, actor));
        }
        return isMoved;
    }

    private void tell(String kind, SigningKey key, Actor actor) {
        changes.publish(Change.of(Change.Kind.KEY, key.kid()));
        audit.append(event(kind, key, actor));
    }

    private static AuditEvent event(String kind, SigningKey key, Actor actor) {
        return AuditEvent.of(kind, actor, new AuditEvent.Subject("key", key.kid()))
                .with("algorithm", key.algorithm().id());
    }
}
