package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Bounds;
import io.gatehouse.kernel.Rejection;
import java.util.Optional;

/** Which users a list holds, and in which order. */
public record UserFilter(Optional<String> text, Optional<Boolean> active, UserSort sort) {
    static final int MIN_TEXT = 3;
    static final int MAX_TEXT = 100;

    /** Reads a part of an address or a name. */
    public static String text(String raw) throws Rejection {
        if (Bounds.exceeds(raw, MAX_TEXT)) {
            throw new Rejection("string_too_long", "must have at most " + MAX_TEXT + " characters");
        }
        if (raw.codePointCount(0, raw.length()) < MIN_TEXT) {
            throw new Rejection("string_too_short", "must have at least " + MIN_TEXT + " characters");
        }
        if (raw.indexOf('\0') >= 0) {
            throw new Rejection("value_error", "must not contain a NUL character");
        }
        return raw;
    }

    boolean isEmpty() {
        return text.isEmpty() && active.isEmpty();
    }

    UserFilter activeOnly() {
        return new UserFilter(text, Optional.of(true), sort);
    }
}
