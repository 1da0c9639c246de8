package io.gatehouse.accounts.oauth;

import io.swagger.v3.oas.annotations.media.Schema;

/** The form of a request about a token, for the document. */
@Schema(name = "TokenReference")
record TokenReference(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String token,

        @Schema(name = "token_type_hint", description = "Not looked at: a token says what it is")
        String tokenTypeHint,

        @Schema(name = "client_id", description = "Where there is no Authorization header")
        String clientId,

        @Schema(name = "client_secret", description = "Where there is no Authorization header")
        String clientSecret) {}
