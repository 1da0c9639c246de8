package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of password. */
@Wire
@Schema(name = "ChangePassword")
record ChangePasswordRequest(
        @Schema(format = "password", maxLength = 1024, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String currentPassword,

        @Schema(format = "password", minLength = 8, maxLength = 128, requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String newPassword,

        @Schema(description = "true ends the current session too, not only the others") @Nullable
        Boolean all) {
    PasswordChange parse() {
        Fields body = new Fields("body");
        Fields.Field<PresentedPassword> current =
                body.required("current_password", currentPassword, PresentedPassword::parse);
        Fields.Field<NewPassword> chosen = body.required("new_password", newPassword, NewPassword::parse);
        body.rejectInvalid();
        return new PasswordChange(current.value(), chosen.value(), Boolean.TRUE.equals(all));
    }
}
