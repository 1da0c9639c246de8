package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads accounts, and changes those of others. The resource has already checked the caller's scopes. */
class UserService {
    private final Callers callers;
    private final UserDao users;
    private final UserEvents events;
    private final KnownAccounts known;
    private final StaffRules rules;
    private final Clock clock;

    UserService(Callers callers, UserDao users, UserEvents events, KnownAccounts known, StaffRules rules, Clock clock) {
        this.callers = callers;
        this.users = users;
        this.events = events;
        this.known = known;
        this.rules = rules;
        this.clock = clock;
    }

    Page<UserView> list(UserFilter filter, PageRequest request) {
        Supplier<Page<UserView>> page = () -> users.list(filter, request).map(UserView::of);
        return filter.q().isPresent() ? callers.search(page) : callers.read(page);
    }

    /** From memory; 401 if it learned before the bearer filter that the caller is disabled or deleted. */
    KnownAccount findOwn(Caller.User caller) {
        return known.find(caller.id()).filter(KnownAccount::isActive).orElseThrow(Caller::gone);
    }

    /** From memory; a disabled account is found only for callers who may see it. */
    KnownAccount find(UserId id, boolean seesDisabled) {
        return known.find(id)
                .filter(account -> seesDisabled || account.isActive())
                .orElseThrow(() -> UserFailures.notFound(id));
    }

    /**
     * Changes another account; a new address waits there until its owner has verified it.
     *
     * @param expected refuses if the account is not in the state that the caller wants to change
     */
    UserView change(Caller caller, UserId id, UserChange change, Consumer<? super UserView> expected) {
        return UserFailures.unique(() -> callers.write(caller, id, actor -> {
            User user = rules.lock(caller, id);
            expected.accept(UserView.of(user));
            change.name()
                    .filter(name -> user.rename(name, clock.instant()))
                    .ifPresent(name -> events.renamed(actor, id));
            change.email().ifPresent(email -> propose(actor, user, email));
            return UserView.of(user);
        }));
    }

    private void propose(Actor actor, User user, Email email) {
        if (user.email().equals(email.address())) {
            return;
        }
        if (users.findByEmailKey(email.key()).filter(other -> other != user).isPresent()) {
            throw UserFailures.emailInUse();
        }
        user.propose(email, clock.instant());
        events.proposed(actor, user.id(), email.address());
    }
}
