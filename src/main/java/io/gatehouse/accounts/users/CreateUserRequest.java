package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.NewPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a registration. */
@Wire
@Schema(name = "CreateUser")
record CreateUserRequest(
        @Schema(
                format = "email",
                maxLength = 254,
                example = "ada@example.com",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String email,

        @Schema(minLength = 2, maxLength = 100, example = "Ada Lovelace", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String name,

        @Schema(
                format = "password",
                minLength = 8,
                maxLength = 128,
                example = "correct-horse-9",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String password) {
    NewUser parse() {
        Fields body = new Fields("body");
        Fields.Field<Email> address = body.required("email", email, Email::parse);
        Fields.Field<UserName> called = body.required("name", name, UserName::parse);
        Fields.Field<NewPassword> chosen = body.required("password", password, NewPassword::parse);
        body.rejectInvalid();
        return new NewUser(address.value(), called.value(), chosen.value());
    }
}
