package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.persistence.UniqueViolation;
import java.time.Clock;
import java.util.Set;

/** Makes accounts. */
class RegistrationService {
    private final UsersConfiguration configuration;
    private final Transactions transactions;
    private final UserDao users;
    private final Passwords passwords;
    private final Ids ids;
    private final Clock clock;

    RegistrationService(
            UsersConfiguration configuration,
            Transactions transactions,
            UserDao users,
            Passwords passwords,
            Ids ids,
            Clock clock) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.users = users;
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
     * Makes an account, or refuses with {@code email_in_use}; an existing one is never touched. The password is hashed before
     * anything is looked up, so that a taken address takes as long as a free one.
     */
    UserView create(NewUser user, Set<Role> roles) {
        String hash = passwords.hash(user.password().secret());
        try {
            return transactions.write(() -> {
                User row = new User(new UserId(ids.next()), user, hash, roles, clock.instant());
                users.insert(row);
                return UserView.of(row);
            });
        } catch (UniqueViolation violation) {
            throw UserFailures.translated(violation);
        }
    }
}
