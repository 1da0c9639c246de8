package io.gatehouse.accounts.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which scopes there are, and which of them a role brings: those of the accounts, and those of each feature that adds its own. */
public final class Permissions {
    private static final Map<Scope, Set<Role>> OF_ACCOUNTS = Map.of(
            Scope.USERS_READ, Set.of(Role.SUPPORT, Role.ADMIN),
            Scope.USERS_WRITE, Set.of(Role.ADMIN),
            Scope.AUDIT_READ, Set.of(Role.ADMIN),
            Scope.TOKENS_INTROSPECT, Set.of(),
            Scope.TOKENS_REVOKE, Set.of(),
            Scope.REVOCATIONS_READ, Set.of());

    private final Map<Scope, Set<Role>> roles = new HashMap<>(OF_ACCOUNTS);

    /** The scopes that features add, each with the roles that bring it; a service client may be given any. */
    public Permissions(List<Map<Scope, Set<Role>>> ofFeatures) {
        ofFeatures.forEach(roles::putAll);
    }

    /** The words of all scopes, in their order. */
    public Collection<String> words() {
        return roles.keySet().stream().map(Scope::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that the roles together permit. */
    public Set<Scope> of(Collection<Role> held) {
        return roles.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(held::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
