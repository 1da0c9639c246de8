package io.gatehouse.accounts.signin;

import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The body of a sign-in.
 *
 * @param email a text that is no address gets the same answer as an unknown address: a 422 would distinguish the two
 */
@Wire
@Schema(name = "SignIn")
record SignInRequest(
        @NotNull @Size(max = 1024) @Schema(example = "ada@example.com")
        String email,

        @NotNull @PresentedPassword @Schema(example = "correct-horse-9")
        String password) {}
