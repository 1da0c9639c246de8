package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what events say of their persons no more against what the events of erasures say was erased. Every erasure has a proof of
 * its own since there is {@code audit_erasures}; of those before it is only known how many rows each deleted.
 */
final class Erasures {
    private static final String KIND = "audit.erased";
    private static final AuditEvent.Subject INSTALLATION = new AuditEvent.Subject("installation", "installation");
    private static final String EVENTS = "events";
    private static final String PROVED = "proved";

    /** As many as help to look for the cause. */
    private static final int NAMED = 10;

    private final Macs macs;
    private final List<String> unproved = new ArrayList<>();
    private long missing;
    private long withoutProof;
    private long toldWithProof;
    private long toldWithout;

    Erasures(Macs macs) {
        this.macs = macs;
    }

    static AuditEvent event(Actor actor, int events) {
        return AuditEvent.of(KIND, actor, INSTALLATION)
                .with(EVENTS, Integer.toString(events))
                .with(PROVED, "true");
    }

    /** Events that say nothing of their person any more, for whatever reason. */
    long missing() {
        return missing;
    }

    /** Takes in a sealed event that is whole; says so where its person was erased and is there again. */
    Optional<String> add(SealedRow row, StoredEvent event) {
        add(event);
        boolean isErased = macs.erasure(event.id()).equals(row.erasureMac());
        if (row.personal() != null) {
            return isErased
                    ? Optional.of("The person of the event " + Proof.name(event) + " of seal "
                            + row.head().n() + " was erased and is there again.")
                    : Optional.empty();
        }
        if (event.personalMac() != null) {
            missing++;
            if (!isErased) {
                withoutProof++;
                name(event);
            }
        }
        return Optional.empty();
    }

    /** Takes in an event that is whole, sealed or not. */
    void add(StoredEvent event) {
        if (event.kind().equals(KIND)) {
            Map<String, String> details = Facts.read(event.details());
            long events = Long.parseLong(details.getOrDefault(EVENTS, "0"));
            if (details.containsKey(PROVED)) {
                toldWithProof += events;
            } else {
                toldWithout += events;
            }
        }
    }

    private void name(StoredEvent event) {
        if (unproved.size() < NAMED) {
            unproved.add(Proof.name(event));
        }
    }

    /**
     * What does not add up.
     *
     * @param proofs how many there are, counted after all events were taken in: an erasure meanwhile adds to them alone
     */
    Optional<String> fault(long proofs) {
        if (withoutProof > toldWithout) {
            return Optional.of(
                    withoutProof + " events say nothing of their person any more and have no proof that it was"
                            + " erased; erasures account for " + toldWithout
                            + ". Rows of audit_subjects or audit_erasures were deleted, of the events "
                            + String.join(", ", unproved) + (withoutProof > unproved.size() ? " and others." : "."));
        }
        if (proofs < toldWithProof) {
            return Optional.of("Erasures account for " + toldWithProof + " events, and " + proofs
                    + " are proved: rows of audit_erasures were deleted.");
        }
        return Optional.empty();
    }
}
