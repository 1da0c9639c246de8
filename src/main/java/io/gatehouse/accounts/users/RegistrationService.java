package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.credentials.CredentialService;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;

/** Makes accounts. */
class RegistrationService {
    private final UsersConfiguration configuration;
    private final Transactions transactions;
    private final UserDao users;
    private final CredentialService credentials;
    private final UserEvents events;
    private final Passwords passwords;
    private final Ids ids;
    private final Clock clock;

    RegistrationService(
            UsersConfiguration configuration,
            Transactions transactions,
            UserDao users,
            CredentialService credentials,
            UserEvents events,
            Passwords passwords,
            Ids ids,
            Clock clock) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
        this.events = events;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses where nobody may register over HTTP. */
    void requireOpen() {
        if (configuration.registration() != UsersConfiguration.Registration.OPEN) {
            throw UserFailures.registrationClosed();
        }
    }

    boolean isPrivate() {
        return configuration.registrationPrivacy();
    }

    /**
     * What makes the account for an actor, in a transaction of its own or in one that is open; an existing account is never
     * touched. The password is hashed here, before anything is looked up, so that a taken address takes as long as a free one and
     * no connection waits for it.
     */
    Function<Actor, AccountView> prepare(NewUser user, Set<Role> roles) {
        String hash = passwords.hash(user.password().secret());
        return actor -> transactions.write(() -> {
            User row = new User(new UserId(ids.next()), user, roles, clock.instant());
            users.insert(row);
            credentials.setPassword(row.id(), hash, row.createdAt());
            events.created(actor, row);
            return AccountView.of(row);
        });
    }
}
