package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.persistence.UniqueViolation;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Reads and changes accounts. That the caller may act at all was decided before; who may change whom is decided here. */
class UserService {
    private final Duration reauthenticationWithin;
    private final Transactions transactions;
    private final UserDao users;
    private final StaffRules rules;
    private final CredentialService credentials;
    private final Clock clock;

    UserService(
            UsersConfiguration configuration,
            Transactions transactions,
            UserDao users,
            StaffRules rules,
            CredentialService credentials,
            Clock clock) {
        this.reauthenticationWithin = configuration.reauthenticationWithin().toJavaDuration();
        this.transactions = transactions;
        this.users = users;
        this.rules = rules;
        this.credentials = credentials;
        this.clock = clock;
    }

    Page<UserView> list(UserFilter filter, PageRequest request) {
        return transactions.read(() -> users.list(filter, request).map(UserView::of));
    }

    /** A user; one who is switched off is there only for those who may see that. */
    UserView find(UserId id, boolean seesDisabled) {
        return transactions
                .read(() -> users.find(id)
                        .filter(user -> seesDisabled || user.isActive())
                        .map(UserView::of))
                .orElseThrow(() -> UserFailures.notFound(id));
    }

    AccountView me(UserId id) {
        return transactions
                .read(() -> users.find(id).map(AccountView::of))
                .orElseThrow(() -> UserFailures.notFound(id));
    }

    /** Changes another account; an address waits there until its owner has proved it. */
    UserView change(Caller caller, UserId id, UserChange change) {
        return unique(() -> transactions.write(() -> {
            User user = rules.lock(caller, id);
            change.name().ifPresent(name -> user.rename(name, clock.instant()));
            change.email().ifPresent(email -> propose(user, email));
            return UserView.of(user);
        }));
    }

    /** Changes the caller's own account; a new address takes effect at once, for whoever has just proved who they are. */
    AccountView changeOwn(Caller.User caller, UserChange change) {
        return unique(() -> movesTo(caller.id(), change) ? move(caller, change) : rename(caller.id(), change));
    }

    /** Deletes the caller's own account for good. */
    void deleteOwn(Caller.User caller, PresentedPassword proof) {
        Credentials judged = credentials.requirePassword(caller.id(), proof);
        transactions.run(() -> {
            User user = credentials.requireUnchanged(judged);
            rules.requireAnotherAdmin(user);
            users.delete(user);
        });
    }

    private void propose(User user, Email email) {
        if (user.email().equals(email.address())) {
            return;
        }
        if (users.findByEmailKey(email.key()).filter(other -> other != user).isPresent()) {
            throw UserFailures.emailInUse();
        }
        user.propose(email, clock.instant());
    }

    private boolean movesTo(UserId id, UserChange change) {
        return change.email().isPresent()
                && !me(id).email().equals(change.email().get().address());
    }

    private AccountView rename(UserId id, UserChange change) {
        return transactions.write(() -> {
            User user = users.findForChange(id).orElseThrow(() -> UserFailures.notFound(id));
            change.name().ifPresent(name -> user.rename(name, clock.instant()));
            return AccountView.of(user);
        });
    }

    private AccountView move(Caller.User caller, UserChange change) {
        Supplier<User> proven = proven(caller, change);
        return transactions.write(() -> {
            User user = proven.get();
            change.name().ifPresent(name -> user.rename(name, clock.instant()));
            change.email().ifPresent(email -> user.moveTo(email, clock.instant()));
            return AccountView.of(user);
        });
    }

    /** The caller's locked row, once it is proved that it is they who ask: a stolen token alone must not move an account. */
    private Supplier<User> proven(Caller.User caller, UserChange change) {
        if (!caller.authTime().plus(reauthenticationWithin).isBefore(clock.instant())) {
            return () -> users.findForChange(caller.id())
                    .filter(User::isActive)
                    .orElseThrow(() -> UserFailures.notFound(caller.id()));
        }
        PresentedPassword proof = change.currentPassword().orElseThrow(UserFailures::reauthenticationRequired);
        Credentials judged = credentials.requirePassword(caller.id(), proof);
        return () -> credentials.requireUnchanged(judged);
    }

    private static <T> T unique(Supplier<T> change) {
        try {
            return change.get();
        } catch (UniqueViolation violation) {
            throw UserFailures.translated(violation);
        }
    }
}
