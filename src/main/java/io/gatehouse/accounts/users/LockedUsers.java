package io.gatehouse.accounts.users;

import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Changes;
import java.util.Optional;

/**
 * Locks rows for changes. The table's triggers notify the other nodes of the change; this class notifies its own node, so that
 * the caller sees the change with the next request.
 */
class LockedUsers {
    private final UserDao users;
    private final Changes changes;

    LockedUsers(UserDao users, Changes changes) {
        this.users = users;
        this.changes = changes;
    }

    /** The row, locked against every other writer and every sign-in until the transaction ends. */
    Optional<User> find(UserId id) {
        Optional<User> found = users.findForChange(id);
        found.ifPresent(this::follow);
        return found;
    }

    void delete(User user) {
        users.delete(user);
        Change gone = Change.raise(Change.Kind.USER, user.id().toString(), user.epoch() + 1, true);
        changes.written(() -> gone);
    }

    private void follow(User user) {
        long epoch = user.epoch();
        boolean active = user.isActive();
        changes.written(() -> {
            boolean ends = user.epoch() > epoch || user.isActive() != active;
            return new Change(Change.Subject.user(user.id().value()), ends, user.epoch(), !user.isActive());
        });
    }
}
