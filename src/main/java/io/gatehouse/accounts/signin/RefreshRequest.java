package io.gatehouse.accounts.signin;

import io.gatehouse.kernel.Rejection;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a refresh. */
@Wire
@Schema(name = "Refresh")
record RefreshRequest(
        @Schema(
                description = "The refresh token of the previous answer",
                maxLength = RefreshRequest.MAX_LENGTH,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String refreshToken) {
    static final int MAX_LENGTH = 1024;

    /** Whatever was sent in its place: what is no refresh token is told the same as one that was never ours. */
    String parse() {
        Fields body = new Fields("body");
        Fields.Field<String> token = body.required("refresh_token", refreshToken, RefreshRequest::bounded);
        body.rejectInvalid();
        return token.value();
    }

    private static String bounded(String raw) throws Rejection {
        if (raw.length() > MAX_LENGTH) {
            throw new Rejection("string_too_long", "must have at most " + MAX_LENGTH + " characters");
        }
        return raw;
    }
}
