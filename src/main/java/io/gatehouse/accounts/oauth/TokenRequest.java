package io.gatehouse.accounts.oauth;

import io.swagger.v3.oas.annotations.media.Schema;

/** The form of a request for a token, for the document. */
@Schema(name = "TokenRequest")
record TokenRequest(
        @Schema(name = "grant_type", example = "client_credentials", requiredMode = Schema.RequiredMode.REQUIRED)
        String grantType,

        @Schema(
                description = "Scopes with a blank between them; left out: all that the client has",
                example = "tokens:introspect")
        String scope,

        @Schema(name = "client_id", description = "Where there is no Authorization header")
        String clientId,

        @Schema(name = "client_secret", description = "Where there is no Authorization header")
        String clientSecret) {}
