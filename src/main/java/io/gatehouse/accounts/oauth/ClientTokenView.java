package io.gatehouse.accounts.oauth;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;

/** A token of a client (RFC 6749, 5.1). */
@Wire
@Schema(name = "ClientToken")
record ClientTokenView(
        @Schema(description = "A JWT (RFC 9068)") String accessToken,

        @Schema(example = "bearer") String tokenType,

        @Schema(example = "900", description = "Seconds") long expiresIn,

        @Schema(example = "tokens:introspect", description = "The granted scopes, separated by spaces")
        String scope) {}
