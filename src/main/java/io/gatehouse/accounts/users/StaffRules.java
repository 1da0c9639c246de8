package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.kernel.UserId;

/** Who may change whom. Every rule is checked in the transaction that makes the change, on the locked row. */
class StaffRules {
    private final Permissions permissions;
    private final UserDao users;
    private final LockedUsers locked;

    StaffRules(Permissions permissions, UserDao users, LockedUsers locked) {
        this.permissions = permissions;
        this.users = users;
        this.locked = locked;
    }

    /** Locks an account that the caller may change. Staff who could change somebody with more scopes could become them. */
    User lock(Caller caller, UserId id) {
        User target = locked.find(id).orElseThrow(() -> UserFailures.notFound(id));
        if (!permissions.of(target.roles()).stream().allMatch(caller::may)) {
            throw Caller.forbidden();
        }
        return target;
    }

    /** Refuses to remove the last active admin: nobody could ever create another one over HTTP. */
    void requireAnotherAdmin(User target) {
        if (target.isActiveAdmin()) {
            users.lockAdmins();
            if (users.countActiveAdmins() <= 1) {
                throw UserFailures.lastAdmin();
            }
        }
    }
}
