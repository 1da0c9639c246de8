package io.gatehouse.accounts.signin;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The optional body of a sign-out. */
@Wire
@Schema(name = "SignOut")
record SignOutRequest(
        @Schema(description = "true ends all sessions of the user, not only the current one") @Nullable
        Boolean all) {
    boolean endsAll() {
        return Boolean.TRUE.equals(all);
    }
}
