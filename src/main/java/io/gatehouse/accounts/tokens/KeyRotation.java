package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import java.util.Optional;

/**
 * Moves keys from one state to the next, at an operator's command, so that no service refuses a valid token. If two operators act
 * at once, one is refused.
 */
final class KeyRotation {
    private final KeyWork work;
    private final SigningKeyDao keys;
    private final KeySteps steps;
    private final SigningAlgorithm algorithm;

    KeyRotation(KeyWork work, SigningKeyDao keys, KeySteps steps, SigningAlgorithm algorithm) {
        this.work = work;
        this.keys = keys;
        this.steps = steps;
        this.algorithm = algorithm;
    }

    /** All keys, including retired ones. */
    public KeyOverview list() {
        return work.read(() -> KeyOverview.of(keys.listAll(), keys.now()));
    }

    /** Publishes a next key if there is none; false if there is one already. */
    public boolean publish(Actor actor) {
        return work.write(locked -> {
            boolean isMissing = started(locked).next(algorithm).isEmpty();
            if (isMissing) {
                SigningKey unused = steps.publish(locked, actor);
            }
            return isMissing;
        });
    }

    /** Replaces the next key, which has signed nothing, with a new one; returns the id of the replaced key. */
    public String replace(Actor actor) {
        String meant = nextKid();
        return work.write(locked -> {
            SigningKey replaced = next(locked, meant);
            steps.retire(locked, replaced, actor);
            SigningKey unused = steps.publish(locked, actor);
            return replaced.kid();
        });
    }

    /**
     * Makes the key with this id, or the next key, sign from now on, and returns its id. Refuses, with the time left, until every
     * service that caches the published keys for the allowed time has seen it.
     */
    public String activate(Actor actor, Optional<String> kid) {
        String meant = kid.orElseGet(this::nextKid);
        return work.write(locked -> {
            SigningKey key = next(locked, meant);
            if (locked.now().isBefore(key.ripeAt())) {
                throw KeyFailures.tooYoung(key, locked.now());
            }
            steps.activate(locked, key, actor);
            return key.kid();
        });
    }

    /** Retires a retiring key; refuses, with the time left, while its tokens may be alive. */
    public void retire(Actor actor, String kid) {
        String unused = work.write(locked -> {
            SigningKey key = work.find(kid);
            if (!key.is(KeyState.RETIRING)) {
                throw KeyFailures.notRetiring(key);
            }
            if (locked.now().isBefore(key.verifiedUntil())) {
                throw KeyFailures.tokensAlive(key, locked.now());
            }
            steps.retire(locked, key, actor);
            return kid;
        });
    }

    /** Reads which key is meant before waiting for the lock: after the wait, another key may be the next one. */
    private String nextKid() {
        return work.read(() -> {
            LockedKeys seen = started(LockedKeys.of(keys.listLiving(), keys.now()));
            return seen.next(algorithm)
                    .orElseThrow(() -> KeyFailures.noNext(algorithm))
                    .kid();
        });
    }

    private SigningKey next(LockedKeys locked, String kid) {
        return locked.find(kid)
                .filter(key -> key.is(KeyState.NEXT))
                .orElseThrow(() -> KeyFailures.notNext(work.find(kid)));
    }

    private static LockedKeys started(LockedKeys keys) {
        if (keys.living().isEmpty()) {
            throw KeyFailures.noKeys();
        }
        return keys;
    }
}
