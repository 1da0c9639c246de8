package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The body with which users delete themselves. */
@Wire
@Schema(name = "DeleteMe")
record DeleteMeRequest(@NotNull @PresentedPassword String password) {}
