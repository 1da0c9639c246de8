package io.gatehouse.accounts.tokens;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.SecretsModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals the root secret and every signing key under the newest master key, while the service runs. Each has its own transaction,
 * so that an interrupted run continues where it stopped; nodes can read a mix.
 */
final class KeyRewrap {
    private final Transactions transactions;
    private final SigningKeyDao keys;
    private final KeySteps steps;
    private final SecretsModule secrets;
    private final AuditTrail audit;

    KeyRewrap(Transactions transactions, SigningKeyDao keys, KeySteps steps, SecretsModule secrets, AuditTrail audit) {
        this.transactions = transactions;
        this.keys = keys;
        this.steps = steps;
        this.secrets = secrets;
        this.audit = audit;
    }

    /** Seals what is not yet under the newest master key; refuses at the first step where a live node lacks it. */
    public Outcome run(Actor actor) {
        String newest = transactions.write(secrets.nodes()::requireAllHoldNewest);
        List<String> moved = new ArrayList<>();
        if (transactions.write(() -> rootMoved(actor))) {
            moved.add("root_secret");
        }
        List<String> living = transactions.read(
                () -> keys.listLiving().stream().map(SigningKey::kid).toList());
        for (String kid : living) {
            if (transactions.write(() -> moved(kid, actor))) {
                moved.add(kid);
            }
        }
        return new Outcome(newest, moved, living.size() + 1 - moved.size());
    }

    private boolean rootMoved(Actor actor) {
        String unused = secrets.nodes().requireAllHoldNewest();
        boolean isMoved = secrets.installation().rewrap();
        if (isMoved) {
            audit.append(AuditEvent.of("key.rewrapped", actor, new AuditEvent.Subject("installation", "root_secret")));
        }
        return isMoved;
    }

    private boolean moved(String kid, Actor actor) {
        String unused = secrets.nodes().requireAllHoldNewest();
        Optional<SigningKey> key = keys.findLocked(kid).filter(each -> !each.is(KeyState.RETIRED));
        return key.isPresent() && steps.rewrap(key.get(), actor);
    }

    /**
     * What was moved.
     *
     * @param masterKey the id of the master key that seals everything now
     * @param moved {@code root_secret} and the ids of signing keys that another master key sealed before
     * @param already how many the newest master key sealed already
     */
    public record Outcome(String masterKey, List<String> moved, int already) {
        public Outcome {
            moved = List.copyOf(moved);
        }
    }
}
