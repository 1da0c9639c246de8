package io.gatehouse.accounts.oauth;

import io.gatehouse.platform.changes.History;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ended since a mark, and the mark to continue from. */
@Wire
@Schema(name = "Revocations")
record RevocationsView(
        List<EventView> events,

        @Schema(description = "The value of since for the next request")
        String next,

        @Schema(
                description = "Everything acknowledged up to this time is in this answer or an earlier one",
                example = "2026-11-22T10:15:30.123456Z")
        Instant asOf) {
    static RevocationsView of(History.Stretch stretch) {
        return new RevocationsView(
                stretch.revocations().stream().map(EventView::of).toList(),
                stretch.next().encode(),
                stretch.next().asOf());
    }

    /** Something that ended: its tokens with a lower {@code ver}, or all its tokens if {@code ver} is null. */
    @Wire
    @Schema(name = "Revocation")
    record EventView(
            @Schema(allowableValues = {"session", "user", "client", "key", "installation"})
            String kind,

            @Schema(
                    description =
                            "The sid, sub, client_id or kid of the revoked tokens; for the installation, its name")
            String id,

            @Schema(
                    description = "Refuse tokens whose ver is lower: compare the first part for the installation, the "
                            + "second part for users and clients. null: refuse all",
                    types = {"integer", "null"},
                    format = "int64")
            @Nullable
            Long ver,

            @Schema(
                    description = "After this time the event no longer matters",
                    example = "2026-11-22T10:15:30.123456Z")
            Instant until) {
        static EventView of(History.Revocation revocation) {
            return new EventView(
                    revocation.subject().kind().value(),
                    revocation.subject().id(),
                    revocation.epoch().isPresent() ? revocation.epoch().getAsLong() : null,
                    revocation.until());
        }
    }
}
