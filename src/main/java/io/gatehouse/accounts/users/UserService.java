package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads and changes accounts. That the caller may act at all was decided before; who may change whom is decided here. */
class UserService {
    private final Duration reauthenticationWithin;
    private final Transactions transactions;
    private final UserDao users;
    private final LockedUsers locked;
    private final UserEvents events;
    private final KnownAccounts known;
    private final StaffRules rules;
    private final CredentialService credentials;
    private final Clock clock;

    UserService(
            UsersConfiguration configuration,
            Transactions transactions,
            UserDao users,
            LockedUsers locked,
            UserEvents events,
            KnownAccounts known,
            StaffRules rules,
            CredentialService credentials,
            Clock clock) {
        this.reauthenticationWithin = configuration.reauthenticationWithin().toJavaDuration();
        this.transactions = transactions;
        this.users = users;
        this.locked = locked;
        this.events = events;
        this.known = known;
        this.rules = rules;
        this.credentials = credentials;
        this.clock = clock;
    }

    Page<UserView> list(UserFilter filter, PageRequest request) {
        Supplier<Page<UserView>> page = () -> users.list(filter, request).map(UserView::of);
        return filter.text().isPresent() ? transactions.search(page) : transactions.read(page);
    }

    /** As memory has it; one who is switched off is there only for those who may see that. */
    KnownAccount find(UserId id, boolean seesDisabled) {
        return known.find(id)
                .filter(account -> seesDisabled || account.isActive())
                .orElseThrow(() -> UserFailures.notFound(id));
    }

    /**
     * Changes another account; an address waits there until its owner has proved it.
     *
     * @param expected refuses where the account is not in the state that the caller wants to change
     */
    UserView change(Caller caller, UserId id, UserChange change, Consumer<? super UserView> expected) {
        return UserFailures.unique(() -> transactions.write(() -> {
            User user = rules.lock(caller, id);
            expected.accept(UserView.of(user));
            change.name().ifPresent(name -> rename(caller, user, name));
            change.email().ifPresent(email -> propose(caller, user, email));
            return UserView.of(user);
        }));
    }

    /** Changes the caller's own account; a new address takes effect at once, for whoever has just proved who they are. */
    AccountView changeOwn(Caller.User caller, UserChange change, Consumer<? super AccountView> expected) {
        return UserFailures.unique(
                () -> movesTo(caller.id(), change) ? move(caller, change, expected) : rename(caller, change, expected));
    }

    /** Deletes the caller's own account for good. */
    void deleteOwn(Caller.User caller, PresentedPassword proof, Consumer<? super AccountView> expected) {
        Credentials judged = credentials.requirePassword(caller.id(), proof);
        transactions.run(() -> {
            User user = credentials.requireUnchanged(judged);
            expected.accept(AccountView.of(user));
            rules.requireAnotherAdmin(user);
            locked.delete(user);
            events.deleted(caller.actor(), caller.id());
        });
    }

    private void propose(Caller caller, User user, Email email) {
        if (user.email().equals(email.address())) {
            return;
        }
        if (users.findByEmailKey(email.key()).filter(other -> other != user).isPresent()) {
            throw UserFailures.emailInUse();
        }
        user.propose(email, clock.instant());
        events.proposed(caller.actor(), user.id(), email.address());
    }

    private boolean movesTo(UserId id, UserChange change) {
        return change.email().isPresent()
                && !email(id).equals(change.email().get().address());
    }

    /** As the database has it: what is to be written is not decided by what this node remembers. */
    private String email(UserId id) {
        return transactions.read(() -> users.find(id).map(User::email)).orElseThrow(() -> UserFailures.notFound(id));
    }

    private AccountView rename(Caller.User caller, UserChange change, Consumer<? super AccountView> expected) {
        return transactions.write(() -> {
            User user = locked.find(caller.id()).orElseThrow(() -> UserFailures.notFound(caller.id()));
            expected.accept(AccountView.of(user));
            change.name().ifPresent(name -> rename(caller, user, name));
            return AccountView.of(user);
        });
    }

    private void rename(Caller caller, User user, UserName name) {
        if (!user.name().equals(name.value())) {
            user.rename(name, clock.instant());
            events.renamed(caller.actor(), user.id());
        }
    }

    private AccountView move(Caller.User caller, UserChange change, Consumer<? super AccountView> expected) {
        Supplier<User> proven = proven(caller, change);
        return transactions.write(() -> {
            User user = proven.get();
            expected.accept(AccountView.of(user));
            String before = user.email();
            change.name().ifPresent(name -> rename(caller, user, name));
            change.email().ifPresent(email -> user.moveTo(email, clock.instant()));
            events.moved(caller.actor(), user, before);
            return AccountView.of(user);
        });
    }

    /** The caller's locked row, once it is proved that it is they who ask: a stolen token alone must not move an account. */
    private Supplier<User> proven(Caller.User caller, UserChange change) {
        if (!caller.authTime().plus(reauthenticationWithin).isBefore(clock.instant())) {
            return () -> locked.find(caller.id())
                    .filter(User::isActive)
                    .orElseThrow(() -> UserFailures.notFound(caller.id()));
        }
        PresentedPassword proof = change.currentPassword().orElseThrow(UserFailures::reauthenticationRequired);
        Credentials judged = credentials.requirePassword(caller.id(), proof);
        return () -> credentials.requireUnchanged(judged);
    }
}
