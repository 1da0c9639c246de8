package io.gatehouse.accounts.access;

import java.util.Arrays;
import java.util.Locale;

/** The role of an account; {@link Permissions} says which scopes it grants. */
public enum Role {
    USER,
    SUPPORT,
    ADMIN;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role parse(String value) {
        return Arrays.stream(values())
                .filter(role -> role.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be user, support or admin"));
    }
}
