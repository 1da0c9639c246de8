package io.gatehouse;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.accounts.access.AccessModule;
import io.gatehouse.accounts.access.TokenLiveness;
import io.gatehouse.accounts.oauth.OAuthModule;
import io.gatehouse.accounts.signin.SignInModule;
import io.gatehouse.accounts.trail.AuditResource;
import io.gatehouse.accounts.users.UsersModule;
import io.gatehouse.admin.AdminModule;
import io.gatehouse.admin.AdminToken;
import io.gatehouse.admin.HealthModule;
import io.gatehouse.features.Feature;
import io.gatehouse.platform.http.HttpModule;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.jobs.Jobs;
import io.gatehouse.platform.limits.RateLimitFilter;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.RowCount;
import io.gatehouse.platform.secrets.Purpose;
import io.gatehouse.platform.secrets.SecretsModule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * The object graph without a web server, in level order from top to bottom. The service and most commands use it. Closing it
 * closes the connections and stops an embedded database that was started for it.
 */
final class Wiring implements AutoCloseable, Managed {
    static final List<Class<?>> ENTITIES = Stream.of(
                    SecretsModule.ENTITIES.stream(), Accounts.ENTITIES.stream(), Resources.entities())
            .<Class<?>>flatMap(each -> each)
            .toList();

    static final List<RowCount> COUNTS =
            Stream.concat(UsersModule.COUNTS.stream(), Resources.counts()).toList();

    private final GatehouseConfiguration configuration;
    final Platform platform;
    final Accounts accounts;

    Wiring(
            GatehouseConfiguration configuration,
            Database database,
            Platform.Sources sources,
            Platform.NewSecrets newSecrets,
            MetricRegistry registry) {
        this.configuration = configuration;
        this.platform = new Platform(configuration, database, sources, newSecrets, registry, this::longestLife);
        this.accounts = new Accounts(configuration, platform);
    }

    /** Registers all that answers requests. Makes missing signing keys, and refuses a key that was tampered with. */
    void serve(Environment environment) {
        // Before any key is opened: from now on, no node seals a key in such a way that this node cannot open it.
        platform.secrets.nodes().announce(Version.current());
        accounts.tokens.keys().ensureActive();
        AccessModule access = new AccessModule(
                configuration.access(),
                configuration.tokens(),
                accounts.tokens,
                platform.changes.feed(),
                TokenLiveness.of(accounts.users.liveness(), accounts.clients.liveness()),
                platform.metrics);

        Idempotency idempotency = idempotency();

        environment.lifecycle().manage(this);
        environment.lifecycle().manage(platform.pools);
        workInBackground(environment.lifecycle(), idempotency);
        HttpModule http = http();
        http.register(
                environment, configuration.database().deadlines().request().toJavaDuration());
        idempotency.register(http);
        environment.jersey().register(new RateLimitFilter());
        access.register(environment.jersey());
        accounts.sessions.register(environment.jersey());
        accounts.users.register(environment.jersey(), platform.metrics);
        Resources.ALL.forEach(each -> each.register(parts(), environment.jersey()));
        signIn().register(environment.jersey(), environment.lifecycle());
        environment.jersey().register(new AuditResource(platform.audit.service()));
        oauth(access).register(environment, http.refusals());
        serveOperators(environment, http);
    }

    /** The longest life of any token, including tokens signed under another configuration. */
    private Duration longestLife() {
        return accounts.tokens.keys().longestLife();
    }

    private void workInBackground(LifecycleEnvironment lifecycle, Idempotency idempotency) {
        platform.secrets.nodes().register(lifecycle, Version.current());
        platform.changes.register(lifecycle, platform.metrics);
        accounts.tokens.register(lifecycle, platform.metrics);
        Jobs jobs = platform.jobs.jobs();
        platform.audit.register(configuration.audit(), lifecycle, jobs, platform.metrics);
        jobs.every("changes-purge", Duration.ofMinutes(1), platform.changes.changes()::purge);
        jobs.every("sessions-purge", Duration.ofHours(1), accounts.sessions.all()::purge);
        jobs.every("idempotency-purge", Duration.ofHours(1), idempotency::purge);
        jobs.every("key-policy", Duration.ofMinutes(1), accounts.tokens.policy()::run);
        platform.jobs.register(lifecycle);
    }

    private Idempotency idempotency() {
        SecretKey key = platform.secrets.installation().subkey(Purpose.IDEMPOTENCY);
        return new Idempotency(platform.transactions, platform.sessionFactory, key, platform.clock);
    }

    private SignInModule signIn() {
        return new SignInModule(
                platform.transactions,
                accounts.permissions,
                accounts.users.authentication(),
                accounts.credentials.service(),
                accounts.users.own(),
                accounts.passwords,
                accounts.sessions.service(),
                accounts.tokens.accessTokens(),
                platform.audit.refused(),
                platform.secrets.installation().subkey(Purpose.SIGN_IN_DECOY),
                platform.metrics);
    }

    /** What features other than the accounts get. */
    Feature.Parts parts() {
        return new Feature.Parts(
                platform.sessionFactory, platform.callers, platform.audit.trail(), platform.ids, platform.clock);
    }

    private HttpModule http() {
        return new HttpModule(
                configuration.connections(),
                configuration.cors(),
                configuration.docs(),
                configuration.proxies(),
                platform.secrets.installation().subkey(Purpose.CURSOR),
                platform.random,
                platform.metrics,
                platform.ids);
    }

    private OAuthModule oauth(AccessModule access) {
        return new OAuthModule(
                configuration.tokens(),
                accounts.tokens.accessTokens(),
                access.admission(),
                accounts.permissions,
                accounts.sessions.service(),
                accounts.users::emailOf,
                accounts.clients,
                platform.changes,
                platform.limits,
                configuration.limits().failedClients(),
                platform.audit.refused(),
                platform.clock);
    }

    private void serveOperators(Environment environment, HttpModule http) {
        new HealthModule(
                        platform.database,
                        platform.migrations,
                        accounts.tokens.keys(),
                        platform.changes.feed(),
                        platform.jobs.watch(),
                        platform.audit.service())
                .register(environment);
        AdminToken token = AdminToken.load(
                configuration.admin(), platform.database.isEmbedded(), configuration.data(), platform.random);
        new AdminModule(
                        configuration.admin(),
                        token,
                        StartRules.administersOnLoopbackAlone(configuration),
                        Version.current(),
                        platform.clock,
                        platform.metrics)
                .register(environment, http);
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        platform.close();
    }
}
