package io.gatehouse.platform.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks one row and says what is wrong with it. */
record Proof(Macs macs) {
    /** The fault of a seal, which must follow the previous one; empty if it is intact. */
    Optional<String> fault(Head previous, SealedRow row) {
        long n = row.head().n();
        if (n != previous.n() + 1) {
            return Optional.of(
                    "Seal " + (previous.n() + 1) + " is missing: behind " + previous.n() + " comes " + n + ".");
        }
        StoredEvent event = row.event();
        if (event == null) {
            return Optional.of("The event " + row.eventId() + " of seal " + n + " is missing.");
        }
        return fault(event, row.personal())
                .map(what -> "The event " + name(event) + " of seal " + n + " " + what + ".")
                .or(() -> macs.next(previous, event).equals(row.head())
                        ? Optional.empty()
                        : Optional.of("Seal " + n + " was changed: its chain does not follow from seal " + previous.n()
                                + "."));
    }

    /** The fault of an event that has no seal; empty if it is intact. */
    Optional<String> fault(StoredEvent event) {
        return macs.fits(event)
                ? Optional.empty()
                : Optional.of(
                        "The event " + name(event) + " has no seal and was forged or changed: its MAC does not fit.");
    }

    private Optional<String> fault(StoredEvent event, @Nullable Personal personal) {
        if (!macs.fits(event)) {
            return Optional.of("was forged or changed: its MAC does not fit");
        }
        boolean isWhole =
                personal == null || macs.personal(event.id(), personal).equals(event.personalMac());
        return isWhole ? Optional.empty() : Optional.of("was changed in what it says of a person");
    }

    static String name(StoredEvent event) {
        return event.id() + " (" + event.kind() + ", " + event.at() + ")";
    }
}
