package io.gatehouse.accounts.trail;

import io.gatehouse.platform.audit.EventFilter;
import io.gatehouse.platform.validation.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** Which events a list contains. */
record ListAuditRequest(
        @Schema(description = "Only events of this actor: the id of a user, client or operator")
        Optional<@Line(min = 1, max = 200) String> actor,

        @Schema(description = "Only events about this id; for a user, events about their sessions are included")
        Optional<@Line(min = 1, max = 200) String> subject,

        @Schema(description = "Only events of this kind", example = "user.disabled")
        Optional<@Line(min = 1, max = 200) String> kind,

        @Schema(description = "Only events at or after this time (RFC 3339)")
        Optional<Instant> since) {
    EventFilter toFilter() {
        return new EventFilter(actor, subject, kind, since);
    }
}
