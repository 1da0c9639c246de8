package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.sessions.EndReason;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** What staff and operators do to accounts: make them, switch them off and on, and give them roles. */
public final class AdministrationService {
    private final Transactions transactions;
    private final UserDao users;
    private final StaffRules rules;
    private final RegistrationService registration;
    private final SessionService sessions;
    private final Clock clock;

    AdministrationService(
            Transactions transactions,
            UserDao users,
            StaffRules rules,
            RegistrationService registration,
            SessionService sessions,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.rules = rules;
        this.registration = registration;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Makes an account of this role whatever the rules of registration; refuses where the address has one. Returns its id. */
    public String create(NewUser user, Role role) {
        return registration.create(user, with(role)).id();
    }

    /** The id of the account with this address. */
    public UserId idOf(Email email) {
        return transactions
                .read(() -> users.findByEmailKey(email.key()).map(User::id))
                .orElseThrow(() -> Failure.notFound("There is no user " + email));
    }

    /** Whether any admin could sign in. */
    public boolean hasAdmin() {
        return transactions.read(users::countActiveAdmins) > 0;
    }

    /** Switches an account off and ends all its sessions; no token of before is accepted again. Off already, nothing happens. */
    public void disable(Caller caller, UserId id) {
        transactions.run(() -> {
            User user = rules.lock(caller, id);
            if (user.isActive()) {
                rules.requireAnotherAdmin(user);
                user.disable(clock.instant());
                sessions.endAll(id, EndReason.USER_DISABLED);
            }
        });
    }

    /** Switches an account on again; its users sign in anew. */
    public void enable(Caller caller, UserId id) {
        transactions.run(() -> {
            User user = rules.lock(caller, id);
            if (!user.isActive()) {
                user.enable(clock.instant());
            }
        });
    }

    /** Gives an account this role instead of what it had; tokens that say otherwise are refused from now on. */
    public void changeRole(Caller caller, UserId id, Role role) {
        transactions.run(() -> {
            User user = rules.lock(caller, id);
            Set<Role> roles = with(role);
            if (!user.roles().equals(roles)) {
                if (role != Role.ADMIN) {
                    rules.requireAnotherAdmin(user);
                }
                user.changeRoles(roles, clock.instant());
            }
        });
    }

    /** Staff are users too. */
    private static Set<Role> with(Role role) {
        return EnumSet.of(Role.USER, role);
    }
}
