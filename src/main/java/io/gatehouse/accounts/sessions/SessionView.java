package io.gatehouse.accounts.sessions;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A sign-in as its user sees it. */
@Wire
@Schema(name = "Session")
public record SessionView(
        @Schema(format = "uuid", example = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e")
        String id,

        @Schema(example = "2026-11-22T10:15:30.123456Z") Instant createdAt,

        @Schema(description = "Time of the sign-in or of the last refresh", example = "2026-11-22T10:15:30.123456Z")
        Instant lastUsedAt,

        @Schema(
                description = "The latest possible end; an idle session ends earlier",
                example = "2027-02-20T10:15:30.123456Z")
        Instant expiresAt,

        @Schema(description = "The address that last used the session", example = "192.0.2.7")
        String ip,

        @Schema(example = "Mozilla/5.0 (X11; Linux x86_64)") String userAgent,

        @Schema(description = "true for the session that makes this request")
        boolean current) {
    static SessionView of(Session session, UUID current) {
        return new SessionView(
                session.id().toString(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.ip(),
                session.userAgent(),
                session.id().equals(current));
    }
}
