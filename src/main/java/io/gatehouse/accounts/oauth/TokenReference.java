package io.gatehouse.accounts.oauth;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a request about a token, for the OpenAPI document. */
@Schema(name = "TokenReference")
record TokenReference(
        String token,

        @Schema(name = "token_type_hint", description = "Ignored: the token itself shows its type") @Nullable
        String tokenTypeHint,

        @Schema(name = "client_id", description = "Only without an Authorization header") @Nullable
        String clientId,

        @Schema(name = "client_secret", description = "Only without an Authorization header") @Nullable
        String clientSecret) {}
