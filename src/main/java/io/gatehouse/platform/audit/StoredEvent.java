package io.gatehouse.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code audit_events}: an event without its personal data.
 *
 * @param details JSON
 * @param personalMac the MAC of the row of personal data; null if the event has none
 * @param mac the MAC of all other fields
 */
record StoredEvent(
        UUID id,
        Instant at,
        String kind,
        Party actor,
        Party subject,
        String requestId,
        String details,
        @Nullable String personalMac,
        String mac) {
    private static final String NOT_YET = "";

    static StoredEvent of(UUID id, Instant at, AuditEvent event, @Nullable String personalMac, Macs macs) {
        StoredEvent bare = new StoredEvent(
                id,
                at,
                event.kind(),
                Personal.actor(event),
                Personal.subject(event),
                event.actor().origin().requestId(),
                Facts.write(event.details()),
                personalMac,
                NOT_YET);
        return bare.with(macs.event(bare));
    }

    private StoredEvent with(String proof) {
        return new StoredEvent(id, at, kind, actor, subject, requestId, details, personalMac, proof);
    }
}
