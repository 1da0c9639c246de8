package io.gatehouse.accounts.users;

import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body with which users delete themselves. */
@Wire
@Schema(name = "DeleteMe")
record DeleteMeRequest(
        @Schema(format = "password", maxLength = 1024, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String password) {
    PresentedPassword parse() {
        Fields body = new Fields("body");
        Fields.Field<PresentedPassword> proof = body.required("password", password, PresentedPassword::parse);
        body.rejectInvalid();
        return proof.value();
    }
}
