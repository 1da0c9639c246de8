package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a sign-in. */
@Wire
@Schema(name = "SignIn")
record SignInRequest(
        @Schema(example = "ada@example.com", maxLength = 1024, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String email,

        @Schema(
                format = "password",
                minLength = 1,
                maxLength = 1024,
                example = "correct-horse-9",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String password) {
    private static final int MAX_EMAIL = 1024;

    Attempt parse() {
        Fields body = new Fields("body");
        Fields.Field<String> address = body.required("email", email, SignInRequest::bounded);
        Fields.Field<PresentedPassword> presented = body.required("password", password, PresentedPassword::parse);
        body.rejectInvalid();
        return new Attempt(address.value(), presented.value());
    }

    /** What is no address belongs to nobody and is answered as such: a 422 would tell the two apart. */
    private static String bounded(String raw) throws Rejection {
        if (raw.length() > MAX_EMAIL) {
            throw new Rejection("string_too_long", "must have at most " + MAX_EMAIL + " characters");
        }
        return raw;
    }
}
