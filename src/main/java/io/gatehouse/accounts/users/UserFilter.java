package io.gatehouse.accounts.users;

import java.util.Optional;

/** Which users a list holds, and in which order. */
record UserFilter(Optional<String> text, Optional<Boolean> active, UserSort sort) {
    boolean isEmpty() {
        return text.isEmpty() && active.isEmpty();
    }

    UserFilter activeOnly() {
        return new UserFilter(text, Optional.of(true), sort);
    }
}
