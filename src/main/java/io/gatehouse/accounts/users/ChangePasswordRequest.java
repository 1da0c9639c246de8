package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The body of a password change. */
@Wire
@Schema(name = "ChangePassword")
record ChangePasswordRequest(
        @NotNull @PresentedPassword String currentPassword,
        @NotNull @NewPassword String newPassword,

        @Schema(description = "true ends the current session too, not only the others") @Nullable
        Boolean all) {
    boolean endsThisSession() {
        return Boolean.TRUE.equals(all);
    }
}
