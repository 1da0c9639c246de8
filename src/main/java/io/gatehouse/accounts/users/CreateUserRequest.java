package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.platform.http.Wire;
import io.gatehouse.platform.validation.EmailAddress;
import io.gatehouse.platform.validation.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The body of a registration. */
@Wire
@Schema(name = "CreateUser")
record CreateUserRequest(
        @NotNull @EmailAddress @Schema(example = "ada@example.com")
        String email,

        @NotNull @Line(min = 2, max = 100) @Schema(example = "Ada Lovelace")
        String name,

        @NotNull @NewPassword @Schema(example = "correct-horse-9")
        String password) {
    NewUser toUser() {
        return NewUser.of(email, name, password);
    }
}
