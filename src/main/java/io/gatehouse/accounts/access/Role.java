package io.gatehouse.accounts.access;

import io.gatehouse.kernel.Rejection;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an account may be. This is the one place that says which scopes a role brings. */
public enum Role {
    USER,
    SUPPORT,
    ADMIN;

    private Set<Scope> scopes() {
        return switch (this) {
            case USER -> Set.of();
            case SUPPORT -> Set.of(Scope.USERS_READ, Scope.ORDERS_READ);
            case ADMIN ->
                Set.of(Scope.USERS_READ, Scope.USERS_WRITE, Scope.ORDERS_READ, Scope.ORDERS_WRITE, Scope.AUDIT_READ);
        };
    }

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role parse(String value) throws Rejection {
        return Arrays.stream(values())
                .filter(role -> role.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new Rejection("enum", "must be user, support or admin"));
    }

    /** All that the roles together permit. */
    public static Set<Scope> scopesOf(Collection<Role> roles) {
        Set<Scope> all = EnumSet.noneOf(Scope.class);
        roles.forEach(role -> all.addAll(role.scopes()));
        return all;
    }
}
