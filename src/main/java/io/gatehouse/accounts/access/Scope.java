package io.gatehouse.accounts.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A permission to act on what belongs to others. {@link Permissions} knows all scopes.
 *
 * @param value the word in the {@code scope} claim (RFC 6749, 3.3)
 */
public record Scope(@JsonValue String value) {
    public static final Scope USERS_READ = new Scope("users:read");
    public static final Scope USERS_WRITE = new Scope("users:write");
    public static final Scope AUDIT_READ = new Scope("audit:read");

    /** To ask whether any token is still valid. */
    public static final Scope TOKENS_INTROSPECT = new Scope("tokens:introspect");

    /** To end tokens of others. */
    public static final Scope TOKENS_REVOKE = new Scope("tokens:revoke");

    /** To follow the list of what ended. */
    public static final Scope REVOCATIONS_READ = new Scope("revocations:read");

    public static Set<Scope> of(Collection<String> words) {
        return words.stream().map(Scope::new).collect(Collectors.toUnmodifiableSet());
    }
}
