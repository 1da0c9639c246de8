package io.gatehouse.accounts.signin;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;

/** The answer to a sign-in or a refresh (in the form of RFC 6749, 5.1). */
@Wire
@Schema(name = "TokenPair")
record TokenPairView(
        @Schema(description = "A JWT (RFC 9068); opaque to clients")
        String accessToken,

        @Schema(example = "bearer") String tokenType,

        @Schema(example = "900", description = "Seconds") long expiresIn,

        @Schema(description = "Opaque; keep it like a password")
        String refreshToken) {
    static TokenPairView of(SignInOutcome.SignedIn signedIn) {
        return new TokenPairView(
                signedIn.access().compact().reveal(),
                "bearer",
                signedIn.access().life().toSeconds(),
                signedIn.session().refreshToken().reveal());
    }
}
