package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.sessions.OpenedSession;
import io.gatehouse.accounts.tokens.SignedToken;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a sign-in gives (the shape of RFC 6749, 5.1). */
@Wire
@Schema(name = "TokenPair")
record TokenPairView(
        @Schema(description = "A JWT (RFC 9068); opaque to clients", requiredMode = Schema.RequiredMode.REQUIRED)
        String accessToken,

        @Schema(example = "bearer", requiredMode = Schema.RequiredMode.REQUIRED)
        String tokenType,

        @Schema(example = "900", description = "Seconds", requiredMode = Schema.RequiredMode.REQUIRED)
        long expiresIn,

        @Schema(description = "Opaque; keep it like a password", requiredMode = Schema.RequiredMode.REQUIRED)
        String refreshToken) {
    static TokenPairView of(SignedToken access, OpenedSession session) {
        return new TokenPairView(
                access.compact().reveal(),
                "bearer",
                access.life().toSeconds(),
                session.refreshToken().reveal());
    }
}
