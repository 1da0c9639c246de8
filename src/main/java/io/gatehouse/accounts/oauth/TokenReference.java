package io.gatehouse.accounts.oauth;

import io.swagger.v3.oas.annotations.media.Schema;

/** The form of a request about a token, for the document. */
@Schema(name = "TokenReference")
record TokenReference(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String token,

        @Schema(name = "token_type_hint", description = "Ignored: the token itself shows its type")
        String tokenTypeHint,

        @Schema(name = "client_id", description = "Only without an Authorization header")
        String clientId,

        @Schema(name = "client_secret", description = "Only without an Authorization header")
        String clientSecret) {}
