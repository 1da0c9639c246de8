package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a change: what is absent or null stays as it is. */
@Wire
@Schema(name = "UpdateUser")
record UpdateUserRequest(
        @Schema(minLength = 2, maxLength = 100, example = "Ada King") @Nullable
        String name,

        @Schema(format = "email", maxLength = 254, example = "ada.king@example.com") @Nullable
        String email,

        @Schema(
                format = "password",
                maxLength = 1024,
                description = "Needed to change the own address if the sign-in is older than ten minutes")
        @Nullable
        String currentPassword) {
    UserChange parse() {
        Fields body = new Fields("body");
        Optional<UserName> called = body.optional("name", name, UserName::parse);
        Optional<Email> address = body.optional("email", email, Email::parse);
        Optional<PresentedPassword> current =
                body.optional("current_password", currentPassword, PresentedPassword::parse);
        body.rejectInvalid();
        return new UserChange(called, address, current);
    }
}
