package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.util.Set;

/** A user who may sign in, as read from the locked row. */
public record SignInSubject(UserId user, Set<Role> roles, long epoch) {
    public SignInSubject {
        roles = Set.copyOf(roles);
    }
}
