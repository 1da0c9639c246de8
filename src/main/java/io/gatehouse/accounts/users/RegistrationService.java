package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.credentials.CredentialService;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.persistence.UniqueViolation;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates accounts. */
class RegistrationService {
    private final Transactions transactions;
    private final UserDao users;
    private final CredentialService credentials;
    private final UserEvents events;
    private final Passwords passwords;
    private final Ids ids;
    private final Clock clock;

    RegistrationService(
            Transactions transactions,
            UserDao users,
            CredentialService credentials,
            UserEvents events,
            Passwords passwords,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
        this.events = events;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates an account for an anonymous caller; an existing one is never touched. The password is hashed before anything is
     * read, so that a taken address takes as long as a free one and no connection is held meanwhile.
     *
     * @param once does the work it is given, and makes the answer from it, unless it has done so before
     */
    <A> Registration<A> register(NewUser user, Origin origin, Function<Supplier<AccountView>, A> once) {
        String hash = passwords.hash(user.password());
        AtomicBoolean isNew = new AtomicBoolean();
        try {
            A answer = once.apply(() -> {
                isNew.set(true);
                return insert(Actor.anonymous(origin), user, hash, Set.of(Role.USER));
            });
            return isNew.get() ? new Registration.Registered<>(answer) : new Registration.Replayed<>(answer);
        } catch (UniqueViolation violation) {
            if (violation.isOf(UserDao.UQ_EMAIL_KEY)) {
                return new Registration.Taken<>();
            }
            throw violation;
        }
    }

    /** Creates the account, in the open transaction or in one of its own. */
    AccountView insert(Actor actor, NewUser user, String hash, Set<Role> roles) {
        return transactions.write(() -> {
            User row = new User(new UserId(ids.next()), user, roles, clock.instant());
            users.insert(row);
            credentials.setPassword(row.id(), hash, row.createdAt());
            events.created(actor, row);
            return AccountView.of(row);
        });
    }
}
