package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.http.Wire;
import io.gatehouse.platform.validation.EmailAddress;
import io.gatehouse.platform.validation.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a change: what is absent or null stays as it is. */
@Wire
@Schema(name = "UpdateUser")
record UpdateUserRequest(
        @Line(min = 2, max = 100) @Schema(example = "Ada King") @Nullable
        String name,

        @EmailAddress @Schema(example = "ada.king@example.com") @Nullable
        String email,

        @PresentedPassword
        @Schema(description = "Needed to change the own address if the sign-in is older than ten minutes")
        @Nullable
        String currentPassword) {
    UserChange toChange() {
        return new UserChange(
                Optional.ofNullable(name).map(String::strip),
                Optional.ofNullable(email).map(Email::parse),
                Optional.ofNullable(currentPassword).map(Secret::new));
    }
}
