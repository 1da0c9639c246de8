package io.gatehouse.accounts.users;

import io.gatehouse.platform.validation.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** Which users a list contains, and in which order; oldest first by default. */
public record UserFilter(
        @Schema(description = "Part of an address or a name; needs the scope users:read")
        Optional<@Line(min = 3, max = 100) String> q,

        @Schema(description = "Only active or only disabled users; needs the scope users:read")
        Optional<Boolean> isActive,

        @Schema(description = "The sort order; rows that compare equal are sorted by id", defaultValue = "created_at")
        Optional<UserSort> sort) {
    UserFilter activeOnly() {
        return new UserFilter(q, Optional.of(true), sort);
    }
}
