package io.gatehouse.accounts.users;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Standing;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.platform.limits.Limit;
import io.gatehouse.platform.limits.Limits;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;

/** Builds what keeps accounts. */
public final class UsersModule {
    public static final List<Class<?>> ENTITIES = List.of(User.class);

    private final CredentialService credentials;
    private final AdministrationService administration;
    private final UsersResource usersResource;
    private final MeResource meResource;
    private final Standing standing;

    public UsersModule(
            UsersConfiguration configuration,
            SessionFactory factory,
            Transactions transactions,
            Passwords passwords,
            SessionService sessions,
            Metrics metrics,
            Ids ids,
            Clock clock,
            Limits limits,
            Limit registrationLimit) {
        UserDao users = new UserDao(factory);
        StaffRules rules = new StaffRules(users);
        RegistrationService registration = new RegistrationService(
                configuration, transactions, users, passwords, ids, clock, limits, registrationLimit);
        this.credentials = new CredentialService(transactions, users, passwords, sessions, clock);
        UserService service = new UserService(configuration, transactions, users, rules, credentials, clock);
        this.administration =
                new AdministrationService(transactions, users, rules, registration, passwords, sessions, clock);
        this.usersResource = new UsersResource(configuration, registration, service, administration, metrics);
        this.meResource = new MeResource(service, credentials);
        this.standing = new UserStanding(factory, transactions);
    }

    public CredentialService credentials() {
        return credentials;
    }

    public AdministrationService administration() {
        return administration;
    }

    public Standing standing() {
        return standing;
    }

    public void register(JerseyEnvironment jersey) {
        jersey.register(usersResource);
        jersey.register(meResource);
    }
}
