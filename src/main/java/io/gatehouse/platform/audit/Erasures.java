package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the events whose personal data is missing with the events that report erasures. Since {@code audit_erasures} exists,
 * every erasure has its own proof; for earlier ones, only the number of deleted rows is known.
 */
final class Erasures {
    private static final String KIND = "audit.erased";
    private static final AuditEvent.Subject INSTALLATION = new AuditEvent.Subject("installation", "installation");
    private static final String EVENTS = "events";
    private static final String PROVED = "proved";

    /** Enough to find the cause. */
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

    /** The number of events whose personal data is missing, for whatever reason. */
    long missing() {
        return missing;
    }

    /** Adds an intact sealed event; returns a fault if its person was erased and is there again. */
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

    /** Adds an intact event, sealed or not. */
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
     * The erasures that do not match the missing data, as a sentence; empty if all match.
     *
     * @param proofs the number of proofs, counted after all events were added: an erasure in the meantime only adds proofs
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
