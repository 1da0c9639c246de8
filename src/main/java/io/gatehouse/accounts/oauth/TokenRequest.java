package io.gatehouse.accounts.oauth;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a request for a token, for the OpenAPI document. */
@Schema(name = "TokenRequest")
record TokenRequest(
        @Schema(name = "grant_type", example = "client_credentials")
        String grantType,

        @Schema(
                description = "Scopes, separated by spaces; if left out, all scopes of the client",
                example = "tokens:introspect")
        @Nullable
        String scope,

        @Schema(name = "client_id", description = "Only without an Authorization header") @Nullable
        String clientId,

        @Schema(name = "client_secret", description = "Only without an Authorization header") @Nullable
        String clientSecret) {}
