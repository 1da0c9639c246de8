package io.gatehouse.accounts.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A permission to act on what is not one's own. */
public enum Scope {
    USERS_READ("users:read"),
    USERS_WRITE("users:write"),
    ORDERS_READ("orders:read"),
    ORDERS_WRITE("orders:write"),
    AUDIT_READ("audit:read"),
    /** To ask whether any token still counts. */
    TOKENS_INTROSPECT("tokens:introspect"),
    /** To end tokens that are not one's own. */
    TOKENS_REVOKE("tokens:revoke"),
    /** To follow what ends. */
    REVOCATIONS_READ("revocations:read");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** The word in the {@code scope} claim (RFC 6749, 3.3). */
    public String value() {
        return value;
    }

    /** Those of the words that this release knows. */
    public static Set<Scope> among(Collection<String> words) {
        EnumSet<Scope> known = EnumSet.noneOf(Scope.class);
        for (String word : words) {
            find(word).ifPresent(known::add);
        }
        return Set.copyOf(known);
    }

    public static Optional<Scope> find(String value) {
        return Arrays.stream(values())
                .filter(scope -> scope.value.equals(value))
                .findFirst();
    }
}
