package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.EndReason;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.UserId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What staff and operators do to accounts beyond changing their data. Whatever takes permissions away takes effect on every node
 * within a second: the transaction raises the epoch under the row's lock and, where necessary, ends the sessions.
 */
public final class AdministrationService {
    private final Callers callers;
    private final UserDao users;
    private final LockedUsers locked;
    private final UserEvents events;
    private final StaffRules rules;
    private final RegistrationService registration;
    private final AuthenticationService authentication;
    private final Passwords passwords;
    private final SessionService sessions;
    private final Clock clock;

    AdministrationService(
            Callers callers,
            UserDao users,
            LockedUsers locked,
            UserEvents events,
            StaffRules rules,
            RegistrationService registration,
            AuthenticationService authentication,
            Passwords passwords,
            SessionService sessions,
            Clock clock) {
        this.callers = callers;
        this.users = users;
        this.locked = locked;
        this.events = events;
        this.rules = rules;
        this.registration = registration;
        this.authentication = authentication;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Creates an account with this role whatever the rules of registration; refuses if the address has an account. */
    public AccountView create(Caller caller, NewUser user, Role role) {
        String hash = passwords.hash(user.password());
        return UserFailures.unique(
                () -> callers.write(caller, actor -> registration.insert(actor, user, hash, with(role))));
    }

    /** The id of the account with this address. */
    public UserId idOf(Email email) {
        return callers.read(() -> users.findByEmailKey(email.key()).map(User::id))
                .orElseThrow(() -> Failure.notFound("There is no user " + email));
    }

    public AccountView find(UserId id) {
        return callers.read(() -> users.find(id).map(AccountView::of)).orElseThrow(() -> UserFailures.notFound(id));
    }

    public Page<AccountView> list(UserFilter filter, PageRequest request) {
        return callers.search(() -> users.list(filter, request).map(AccountView::of));
    }

    /** Whether there is an active admin. */
    public boolean hasAdmin() {
        return callers.read(users::countActiveAdmins) > 0;
    }

    /** Disables an account and ends all its sessions; no earlier token is accepted again. No effect if disabled already. */
    public void disable(Caller caller, UserId id) {
        callers.run(caller, id, actor -> {
            User user = rules.lock(caller, id);
            if (user.isActive()) {
                rules.requireAnotherAdmin(user);
                user.disable(clock.instant());
                events.disabled(actor, id);
                sessions.endAll(actor, id, EndReason.USER_DISABLED);
            }
        });
    }

    /** Enables an account again; its user must sign in again. */
    public void enable(Caller caller, UserId id) {
        callers.run(caller, id, actor -> {
            User user = rules.lock(caller, id);
            if (!user.isActive()) {
                user.enable(clock.instant());
                events.enabled(actor, id);
            }
        });
    }

    /** Replaces the role of an account; tokens with the old role are refused from now on. */
    public void changeRole(Caller caller, UserId id, Role role) {
        callers.run(caller, id, actor -> {
            User user = rules.lock(caller, id);
            Set<Role> roles = with(role);
            if (!user.roles().equals(roles)) {
                if (role != Role.ADMIN) {
                    rules.requireAnotherAdmin(user);
                }
                user.changeRoles(roles, clock.instant());
                events.rolesChanged(actor, user);
            }
        });
    }

    /**
     * Changes the address of an account at once, to one that counts as unverified. Only for an operator, who is responsible for
     * finding out who owns it: staff can only propose one.
     */
    public void changeEmail(Caller.Operator operator, UserId id, Email email) {
        UserFailures.unique(() -> callers.write(operator, id, actor -> {
            User user = rules.lock(operator, id);
            String before = user.email();
            if (!before.equals(email.address())) {
                user.changeEmail(email, clock.instant());
                events.moved(actor, user, before);
            }
            return user.id();
        }));
    }

    /** Replaces the password and ends all sessions of the account. */
    public void resetPassword(Caller caller, UserId id, Secret password) {
        String hash = passwords.hash(password);
        callers.run(caller, id, actor -> {
            User user = rules.lock(caller, id);
            authentication.setPassword(user, hash, clock.instant());
            user.endAllTokens();
            events.passwordReset(actor, id);
            sessions.endAll(actor, id, EndReason.PASSWORD_RESET);
        });
    }

    /** Deletes an account permanently, whatever its state. */
    public void delete(Caller caller, UserId id) {
        delete(caller, id, any -> {});
    }

    /** As {@link #delete(Caller, UserId)}, unless {@code expected} refuses the account's current state. */
    void delete(Caller caller, UserId id, Consumer<? super UserView> expected) {
        callers.run(caller, id, actor -> {
            User user = rules.lock(caller, id);
            expected.accept(UserView.of(user));
            rules.requireAnotherAdmin(user);
            locked.delete(user);
            events.deleted(actor, id);
        });
    }

    /** Staff have the role of users too. */
    private static Set<Role> with(Role role) {
        return EnumSet.of(Role.USER, role);
    }
}
