package io.gatehouse.accounts.signin;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The body of a refresh. A text that is no refresh token gets the same answer as a token that was never ours. */
@Wire
@Schema(name = "Refresh")
record RefreshRequest(
        @NotNull @Size(max = 1024) @Schema(description = "The refresh token of the previous answer")
        String refreshToken) {}
