package io.gatehouse.accounts.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which scopes exist, and which roles grant them: the scopes of the accounts, and those that features add. */
public final class Permissions {
    private static final Map<Scope, Set<Role>> OF_ACCOUNTS = Map.of(
            Scope.USERS_READ, Set.of(Role.SUPPORT, Role.ADMIN),
            Scope.USERS_WRITE, Set.of(Role.ADMIN),
            Scope.AUDIT_READ, Set.of(Role.ADMIN),
            Scope.TOKENS_INTROSPECT, Set.of(),
            Scope.TOKENS_REVOKE, Set.of(),
            Scope.REVOCATIONS_READ, Set.of());

    private final Map<Scope, Set<Role>> roles = new HashMap<>(OF_ACCOUNTS);

    /** Adds the scopes of features, each with the roles that grant it; a service client may get any of them. */
    public Permissions(List<Map<Scope, Set<Role>>> ofFeatures) {
        ofFeatures.forEach(roles::putAll);
    }

    /** The names of all scopes, sorted. */
    public Collection<String> words() {
        return roles.keySet().stream().map(Scope::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All scopes that the roles grant together. */
    public Set<Scope> of(Collection<Role> held) {
        return roles.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(held::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
