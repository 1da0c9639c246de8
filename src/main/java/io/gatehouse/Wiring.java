package io.gatehouse;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import io.gatehouse.accounts.access.AccessModule;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.SessionsModule;
import io.gatehouse.accounts.signin.SignInModule;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.accounts.users.UsersModule;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Origin;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.admin.AdminModule;
import io.gatehouse.ops.admin.AdminToken;
import io.gatehouse.ops.admin.HealthModule;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.http.HttpModule;
import io.gatehouse.platform.limits.Limits;
import io.gatehouse.platform.limits.RateLimitFilter;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Migrations;
import io.gatehouse.platform.persistence.SessionFactories;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.Purpose;
import io.gatehouse.platform.secrets.SecretsModule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The object graph, read top to bottom in the order of the levels, without a web server: the service and every command use it.
 * Closing it gives the connections back and ends an embedded database that was started for it.
 */
final class Wiring implements Operations, Managed {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);

    static final List<Class<?>> ENTITIES = Stream.of(
                    SecretsModule.ENTITIES, TokensModule.ENTITIES, SessionsModule.ENTITIES, UsersModule.ENTITIES)
            .flatMap(List::stream)
            .toList();

    private final GatehouseConfiguration configuration;
    private final Clock clock;
    private final SecureRandom random;
    private final Metrics metrics;
    private final Database database;
    private final Migrations migrations;
    private final ManagedDataSource pool;
    private final SessionFactory sessionFactory;
    private final Transactions transactions;
    private final Ids ids;
    private final ChangesModule changes;
    private final Passwords passwords;
    private final SessionsModule sessions;
    private final UsersModule users;

    Wiring(GatehouseConfiguration configuration, Database database, Sources sources, MetricRegistry registry) {
        this.configuration = configuration;
        this.database = database;
        this.clock = sources.clock();
        this.random = sources.random();
        this.metrics = new Metrics(Version.current());
        this.migrations = new Migrations(database);
        prepareSchema();
        this.pool = database.pool(registry);
        this.sessionFactory = SessionFactories.build(pool, ENTITIES);
        this.transactions = new Transactions(sessionFactory);
        this.ids = new Ids(clock, random);
        this.changes = new ChangesModule(
                configuration.changes(),
                database,
                sessionFactory,
                transactions,
                configuration.tokens().lifetime()::toJavaDuration,
                clock);
        this.passwords = new Passwords(configuration.passwords(), metrics, random);
        this.sessions = new SessionsModule(configuration.sessions(), sessionFactory, transactions, ids, clock, random);
        this.users = new UsersModule(
                configuration.users(),
                sessionFactory,
                transactions,
                passwords,
                sessions.service(),
                metrics,
                ids,
                clock,
                new Limits(sessionFactory, transactions),
                configuration.limits().registration());
    }

    /** The embedded database migrates itself; a configured one is migrated by its operator, when the operator says so. */
    private void prepareSchema() {
        if (database.isEmbedded()) {
            List<String> applied = migrations.migrateIfNeeded();
            if (!applied.isEmpty()) {
                log.info("Migrated the embedded database: {}", String.join(", ", applied));
            }
            return;
        }
        List<String> pending = migrations.pending();
        if (!pending.isEmpty()) {
            throw new CannotStart("The schema is behind this release (pending: " + String.join(", ", pending)
                    + "). Run `java -jar gatehouse.jar db migrate config.yml` first.");
        }
    }

    /** Registers all that answers requests; makes the keys where there are none yet, and refuses where one is not whole. */
    void serve(Environment environment) {
        MasterKeys masterKeys =
                MasterKeys.load(configuration.secrets(), database.isEmbedded(), configuration.data(), random);
        SecretsModule secrets = new SecretsModule(masterKeys, sessionFactory, transactions, clock, random);
        SecretKey decoyKey = secrets.installation().subkey(Purpose.SIGN_IN_DECOY);
        TokensModule tokens =
                new TokensModule(configuration.tokens(), secrets, sessionFactory, transactions, clock, random);
        tokens.keys().ensureActive();
        AccessModule access = new AccessModule(configuration.tokens(), tokens, users.standing(), metrics);
        SignInModule signIn = new SignInModule(
                transactions,
                users.credentials(),
                passwords,
                sessions.service(),
                tokens.accessTokens(),
                decoyKey,
                metrics);

        environment.lifecycle().manage(this);
        environment.lifecycle().manage(pool);
        changes.register(environment.lifecycle(), metrics);
        HttpModule http =
                new HttpModule(configuration.cors(), configuration.docs(), configuration.proxies(), metrics, ids);
        http.register(environment);
        environment.jersey().register(new RateLimitFilter());
        access.register(environment.jersey());
        users.register(environment.jersey());
        signIn.register(environment.jersey(), environment.lifecycle());
        new HealthModule(pool, migrations, tokens.keys()).register(environment);
        serveOperators(environment, http);
    }

    private void serveOperators(Environment environment, HttpModule http) {
        AdminToken token = AdminToken.load(configuration.admin(), database.isEmbedded(), configuration.data(), random);
        new AdminModule(
                        configuration.admin(),
                        token,
                        StartRules.administersOnLoopbackAlone(configuration),
                        Version.current(),
                        clock,
                        metrics)
                .register(environment, http);
    }

    @Override
    public AdministrationService administration() {
        return users.administration();
    }

    /** The machine knows who is logged in; what they typed may hold an address and is not kept. */
    @Override
    public Caller.Operator operator() {
        return new Caller.Operator(
                System.getProperty("user.name", "-"), new Origin(ids.next().toString(), "local", "command line"));
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        sessionFactory.close();
        try {
            pool.stop();
        } catch (Exception e) {
            log.warn("The connection pool did not close cleanly", e);
        }
        database.close();
    }

    /** Where time and randomness come from. */
    record Sources(Clock clock, SecureRandom random) {}
}
