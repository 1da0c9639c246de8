package io.gatehouse.accounts.users;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What others may see of a user: these four fields and no more. */
@Wire
@Schema(name = "User")
record UserView(
        @Schema(format = "uuid", example = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e")
        String id,

        @Schema(format = "email", example = "ada@example.com")
        String email,

        @Schema(example = "Ada Lovelace") String name,

        @Schema(example = "2026-11-22T10:15:30.123456Z") Instant createdAt) {
    static UserView of(User user) {
        return new UserView(user.id().toString(), user.email(), user.name(), user.createdAt());
    }
}
