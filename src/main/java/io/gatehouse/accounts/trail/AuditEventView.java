package io.gatehouse.accounts.trail;

import io.gatehouse.platform.audit.AuditEntry;
import io.gatehouse.platform.audit.Party;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as auditors see it: erased personal data is null. */
@Wire
@Schema(name = "AuditEvent")
record AuditEventView(
        @Schema(format = "uuid", example = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e")
        String id,

        @Schema(example = "2026-11-22T10:15:30.123456Z") Instant at,

        @Schema(example = "user.disabled") String kind,

        PartyView actor,

        PartyView subject,

        @Schema(description = "null if there was no client, or if the person was erased", example = "192.0.2.7")
        @Nullable
        String ip,

        @Schema(example = "curl/8.5.0") @Nullable String userAgent,

        String requestId,

        @Schema(description = "Further facts, by name") Map<String, String> details) {
    static AuditEventView of(AuditEntry entry) {
        return new AuditEventView(
                entry.id().toString(),
                entry.at(),
                entry.kind(),
                PartyView.of(entry.actor()),
                PartyView.of(entry.subject()),
                entry.ip(),
                entry.userAgent(),
                entry.requestId(),
                entry.details());
    }

    /** Who did it, or to whom it was done. */
    @Wire
    @Schema(name = "AuditParty")
    record PartyView(
            @Schema(example = "user") String kind,

            @Schema(description = "null if the person was erased") @Nullable
            String id) {
        static PartyView of(Party party) {
            return new PartyView(party.kind(), party.id());
        }
    }
}
