package io.gatehouse.accounts.users;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.accounts.access.TokenLiveness;
import io.gatehouse.accounts.credentials.CredentialService;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.limits.Limits;
import io.gatehouse.platform.limits.LimitsConfiguration;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.RowCount;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** Builds the services that manage accounts. */
public final class UsersModule {
    public static final List<Class<?>> ENTITIES = List.of(User.class);
    public static final List<RowCount> COUNTS = List.of(UserDao.ACTIVE, UserDao.INACTIVE);

    private final UsersConfiguration configuration;
    private final KnownAccounts known;
    private final AccountLimits limits;
    private final RegistrationService registration;
    private final UserService service;
    private final OwnAccountService own;
    private final AuthenticationService authentication;
    private final AdministrationService administration;
    private final TokenLiveness liveness;

    public UsersModule(
            UsersConfiguration configuration,
            SessionFactory factory,
            Transactions transactions,
            Callers callers,
            Permissions permissions,
            Passwords passwords,
            CredentialService credentials,
            SessionService sessions,
            ChangesModule changes,
            AuditTrail audit,
            RefusedAttempts refused,
            Ids ids,
            Clock clock,
            Limits limits,
            LimitsConfiguration limitsConfiguration) {
        this.configuration = configuration;
        UserDao users = new UserDao(factory);
        UserEvents events = new UserEvents(audit);
        LockedUsers locked = new LockedUsers(users, changes.changes());
        StaffRules rules = new StaffRules(permissions, users, locked);
        this.registration = new RegistrationService(transactions, users, credentials, events, passwords, ids, clock);
        this.limits = new AccountLimits(configuration, limits, limitsConfiguration);
        this.known = new KnownAccounts(configuration, transactions, users, changes.feed());
        this.authentication = new AuthenticationService(transactions, users, credentials, locked, passwords, refused);
        this.service = new UserService(callers, users, events, known, rules, clock);
        this.own = new OwnAccountService(
                configuration, callers, users, locked, events, rules, authentication, passwords, sessions, clock);
        this.administration = new AdministrationService(
                callers, users, locked, events, rules, registration, authentication, passwords, sessions, clock);
        this.liveness = new UserLiveness(factory, transactions);
    }

    public AuthenticationService authentication() {
        return authentication;
    }

    public OwnAccountService own() {
        return own;
    }

    public AdministrationService administration() {
        return administration;
    }

    public TokenLiveness liveness() {
        return liveness;
    }

    /** A user's address, only for display; empty if there is none or it is not available now. */
    public Optional<String> emailOf(UserId id) {
        return known.emailOf(id);
    }

    public void register(JerseyEnvironment jersey, Metrics metrics) {
        known.register(metrics);
        if (configuration.directory() == UsersConfiguration.Directory.CLOSED) {
            jersey.register(new ClosedDirectory());
        }
        jersey.register(new RegistrationResource(configuration, registration, limits, metrics));
        jersey.register(new UsersResource(configuration, service, own, limits, administration));
        jersey.register(new MeResource(service, own, limits));
    }
}
