package io.gatehouse.platform.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as readers see it. A person's id, address and user agent are null after an erasure.
 *
 * @param details all facts, including those about a person until they are erased
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String kind,
        Party actor,
        Party subject,
        @Nullable String ip,
        @Nullable String userAgent,
        String requestId,
        Map<String, String> details) {
    static AuditEntry of(StoredEvent event, @Nullable Personal personal) {
        Map<String, String> details = new TreeMap<>(Facts.read(event.details()));
        details.putAll(personal == null ? Map.of() : Facts.read(personal.facts()));
        return new AuditEntry(
                event.id(),
                event.at(),
                event.kind(),
                named(event.actor(), personal == null ? null : personal.actorId()),
                named(event.subject(), personal == null ? null : personal.subjectId()),
                personal == null ? null : personal.ip(),
                personal == null ? null : personal.userAgent(),
                event.requestId(),
                details);
    }

    private static Party named(Party party, @Nullable String person) {
        return party.id() == null ? new Party(party.kind(), person) : party;
    }
}
