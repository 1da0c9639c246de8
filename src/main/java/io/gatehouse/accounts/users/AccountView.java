package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole account, as its user and operators see it. */
@Wire
@Schema(name = "Me")
public record AccountView(
        @Schema(format = "uuid", example = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e")
        String id,

        @Schema(format = "email", example = "ada@example.com")
        String email,

        @Schema(example = "Ada Lovelace") String name,

        @Schema(example = "2026-11-22T10:15:30.123456Z") Instant createdAt,

        @Schema(example = "true") boolean isActive,

        @Schema(example = "false") boolean emailVerified,

        @Schema(description = "A new address that is not proved yet; null if there is none") @Nullable
        String pendingEmail,

        @Schema(example = "[\"user\"]") List<String> roles,

        @Schema(example = "2026-11-22T10:15:30.123456Z") Instant updatedAt) {
    static AccountView of(User user) {
        return new AccountView(
                user.id().toString(),
                user.email(),
                user.name(),
                user.createdAt(),
                user.isActive(),
                user.isEmailVerified(),
                user.pendingEmail(),
                user.roles().stream().map(Role::value).sorted().toList(),
                user.updatedAt());
    }

    /** As others see the same user. */
    UserView asUser() {
        return new UserView(id, email, name, createdAt);
    }
}
