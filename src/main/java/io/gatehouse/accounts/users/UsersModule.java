package io.gatehouse.accounts.users;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Standing;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.changes.Remembered;
import io.gatehouse.platform.limits.Limit;
import io.gatehouse.platform.limits.Limits;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Builds what keeps accounts. */
public final class UsersModule {
    public static final List<Class<?>> ENTITIES = List.of(User.class);

    private final Remembered<UserId, AccountView> remembered;
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
            ChangesModule changes,
            AuditTrail audit,
            Metrics metrics,
            Ids ids,
            Clock clock,
            Limits limits,
            Limit registrationLimit) {
        UserDao users = new UserDao(factory);
        UserEvents events = new UserEvents(audit);
        LockedUsers locked = new LockedUsers(users, changes.changes());
        StaffRules rules = new StaffRules(users, locked);
        RegistrationService registration = new RegistrationService(
                configuration, transactions, users, events, passwords, ids, clock, limits, registrationLimit);
        this.remembered = new Remembered<>(
                configuration.remembered(),
                id -> transactions.read(() -> users.find(id).map(AccountView::of)));
        changes.feed().follow(remembered.follower(Change.Kind.USER, id -> new UserId(UUID.fromString(id))));
        this.credentials = new CredentialService(transactions, users, locked, events, passwords, sessions, clock);
        UserService service = new UserService(
                configuration, transactions, users, locked, events, remembered, rules, credentials, clock);
        this.administration = new AdministrationService(
                transactions, users, locked, events, rules, registration, passwords, sessions, clock);
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

    public void register(JerseyEnvironment jersey, Metrics metrics) {
        metrics.rememberedUsers(remembered::size);
        jersey.register(usersResource);
        jersey.register(meResource);
    }
}
