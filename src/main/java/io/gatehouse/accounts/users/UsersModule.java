package io.gatehouse.accounts.users;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.accounts.access.TokenLiveness;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.limits.Limits;
import io.gatehouse.platform.limits.LimitsConfiguration;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** Builds what keeps accounts. */
public final class UsersModule {
    public static final List<Class<?>> ENTITIES = List.of(User.class);

    private final UsersConfiguration configuration;
    private final KnownAccounts known;
    private final AccountLimits limits;
    private final RegistrationService registration;
    private final UserService service;
    private final OwnAccountService own;
    private final CredentialService credentials;
    private final AdministrationService administration;
    private final TokenLiveness liveness;

    public UsersModule(
            UsersConfiguration configuration,
            SessionFactory factory,
            Transactions transactions,
            Callers callers,
            Passwords passwords,
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
        StaffRules rules = new StaffRules(users, locked);
        this.registration = new RegistrationService(configuration, transactions, users, events, passwords, ids, clock);
        this.limits = new AccountLimits(configuration, limits, limitsConfiguration);
        this.known = new KnownAccounts(configuration, transactions, users, changes.feed());
        this.credentials = new CredentialService(transactions, users, locked, passwords, refused);
        this.service = new UserService(callers, users, events, known, rules, clock);
        this.own = new OwnAccountService(
                configuration, callers, users, locked, events, rules, credentials, passwords, sessions, clock);
        this.administration = new AdministrationService(
                callers, users, locked, events, rules, registration, passwords, sessions, clock);
        this.liveness = new UserLiveness(factory, transactions);
    }

    public CredentialService credentials() {
        return credentials;
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

    /** A user's address, for those who only show it; empty where there is none, or where it cannot be told right now. */
    public Optional<String> emailOf(UserId id) {
        return known.emailOf(id);
    }

    public void register(JerseyEnvironment jersey, Paging paging, Idempotency idempotency, Metrics metrics) {
        known.register(metrics);
        jersey.register(new RegistrationResource(registration, limits, idempotency, metrics));
        jersey.register(new UsersResource(configuration, service, own, limits, administration, paging));
        jersey.register(new MeResource(service, own, limits));
    }
}
