package io.gatehouse;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.accounts.access.AccessModule;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Standing;
import io.gatehouse.accounts.clients.ClientService;
import io.gatehouse.accounts.clients.ClientsModule;
import io.gatehouse.accounts.oauth.OAuthModule;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.AllSessions;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.sessions.SessionsModule;
import io.gatehouse.accounts.signin.SignInModule;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.accounts.users.UsersModule;
import io.gatehouse.kernel.Origin;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.admin.AdminModule;
import io.gatehouse.ops.admin.AdminToken;
import io.gatehouse.ops.admin.HealthModule;
import io.gatehouse.ops.audit.AuditResource;
import io.gatehouse.platform.audit.AuditService;
import io.gatehouse.platform.http.HttpModule;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.jobs.Jobs;
import io.gatehouse.platform.limits.RateLimitFilter;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.secrets.InstallationService;
import io.gatehouse.platform.secrets.Purpose;
import io.gatehouse.platform.secrets.SecretsModule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * The object graph, read top to bottom in the order of the levels, without a web server: the service and every command use it.
 * Closing it gives the connections back and ends an embedded database that was started for it.
 */
final class Wiring implements Operations, Managed {
    static final List<Class<?>> ENTITIES = Stream.of(
                    SecretsModule.ENTITIES,
                    TokensModule.ENTITIES,
                    SessionsModule.ENTITIES,
                    ClientsModule.ENTITIES,
                    UsersModule.ENTITIES,
                    Resources.entities())
            .flatMap(List::stream)
            .toList();

    private final GatehouseConfiguration configuration;
    final Platform platform;
    private final TokensModule tokens;
    private final Passwords passwords;
    private final SessionsModule sessions;
    private final ClientsModule clients;
    private final UsersModule users;

    Wiring(
            GatehouseConfiguration configuration,
            Database database,
            Platform.Sources sources,
            Platform.NewSecrets newSecrets,
            MetricRegistry registry) {
        this.configuration = configuration;
        this.platform = new Platform(configuration, database, sources, newSecrets, registry, this::longestLife);
        this.tokens = makeTokens();
        this.passwords = new Passwords(configuration.passwords(), platform.metrics, platform.random);
        this.sessions = makeSessions();
        this.clients = makeClients();
        this.users = makeUsers();
    }

    private TokensModule makeTokens() {
        return new TokensModule(
                configuration.tokens(),
                platform.secrets,
                platform.sessionFactory,
                platform.transactions,
                platform.changes,
                platform.audit.trail(),
                actor -> sessions.all().endIn(actor),
                platform.clock,
                platform.random);
    }

    private SessionsModule makeSessions() {
        return new SessionsModule(
                configuration.sessions(),
                platform.sessionFactory,
                platform.transactions,
                platform.callers,
                platform.secrets.installation(),
                platform.changes.changes(),
                platform.audit.trail(),
                platform.ids,
                platform.clock,
                platform.random);
    }

    private ClientsModule makeClients() {
        return new ClientsModule(
                platform.sessionFactory,
                platform.transactions,
                platform.secrets.installation(),
                platform.changes,
                platform.audit.trail(),
                platform.ids,
                platform.clock,
                platform.random);
    }

    private UsersModule makeUsers() {
        return new UsersModule(
                configuration.users(),
                platform.sessionFactory,
                platform.transactions,
                platform.callers,
                passwords,
                sessions.service(),
                platform.changes,
                platform.audit.trail(),
                platform.ids,
                platform.clock,
                platform.limits,
                configuration.limits().registration());
    }

    /** Registers all that answers requests; makes the keys where there are none yet, and refuses where one is not whole. */
    void serve(Environment environment) {
        // Before any key is opened: none is sealed from now on so that this node could not open it.
        platform.secrets.nodes().announce(Version.current());
        tokens.keys().ensureActive();
        AccessModule access = new AccessModule(
                configuration.access(),
                configuration.tokens(),
                tokens,
                platform.changes.feed(),
                this::standing,
                platform.metrics);
        SignInModule signIn = new SignInModule(
                platform.transactions,
                users.credentials(),
                users.own(),
                passwords,
                sessions.service(),
                tokens.accessTokens(),
                platform.secrets.installation().subkey(Purpose.SIGN_IN_DECOY),
                platform.metrics);

        Paging paging = new Paging(platform.secrets.installation().subkey(Purpose.CURSOR), platform.random);
        Idempotency idempotency = idempotency();

        environment.lifecycle().manage(this);
        environment.lifecycle().manage(platform.pools);
        workInBackground(environment.lifecycle(), idempotency);
        HttpModule http = http();
        http.register(environment);
        environment.jersey().register(new RateLimitFilter());
        access.register(environment.jersey());
        sessions.register(environment.jersey(), paging);
        users.register(environment.jersey(), paging, idempotency, platform.metrics);
        new Resources(platform).register(environment.jersey(), paging, idempotency);
        signIn.register(environment.jersey(), environment.lifecycle());
        environment.jersey().register(new AuditResource(platform.audit.service(), paging));
        oauth(access).register(environment);
        serveOperators(environment, http);
    }

    /** Of all tokens, also of those that were signed under another configuration. */
    private Duration longestLife() {
        return tokens.keys().longestLife();
    }

    private void workInBackground(LifecycleEnvironment lifecycle, Idempotency idempotency) {
        platform.secrets.nodes().register(lifecycle, Version.current());
        platform.changes.register(lifecycle, platform.metrics);
        tokens.register(lifecycle, platform.metrics);
        Jobs jobs = platform.jobs.jobs();
        platform.audit.register(configuration.audit(), jobs, platform.metrics);
        jobs.every("changes-purge", Duration.ofMinutes(1), platform.changes.changes()::purge);
        jobs.every("sessions-purge", Duration.ofHours(1), sessions.all()::purge);
        jobs.every("idempotency-purge", Duration.ofHours(1), idempotency::purge);
        jobs.every("key-policy", Duration.ofMinutes(1), tokens.policy()::run);
        platform.jobs.register(lifecycle);
    }

    private Standing.Verdict standing(AccessToken token) {
        return (token instanceof AccessToken.OfClient ? clients.standing() : users.standing()).of(token);
    }

    private Idempotency idempotency() {
        SecretKey key = platform.secrets.installation().subkey(Purpose.IDEMPOTENCY);
        return new Idempotency(platform.transactions, platform.sessionFactory, key, platform.clock);
    }

    private HttpModule http() {
        return new HttpModule(
                configuration.connections(),
                configuration.cors(),
                configuration.docs(),
                configuration.proxies(),
                platform.metrics,
                platform.ids);
    }

    private OAuthModule oauth(AccessModule access) {
        return new OAuthModule(
                configuration.tokens(),
                tokens.accessTokens(),
                access.admission(),
                sessions.service(),
                clients,
                platform.changes,
                platform.limits,
                configuration.limits().failedClients(),
                platform.clock);
    }

    private void serveOperators(Environment environment, HttpModule http) {
        new HealthModule(
                        platform.pools.requests(),
                        platform.migrations,
                        tokens.keys(),
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
    public AdministrationService administration() {
        return users.administration();
    }

    @Override
    public SessionService sessions() {
        return sessions.service();
    }

    @Override
    public AllSessions allSessions() {
        return sessions.all();
    }

    @Override
    public TokensModule tokens() {
        return tokens;
    }

    @Override
    public InstallationService installation() {
        return platform.secrets.installation();
    }

    @Override
    public AuditService audit() {
        return platform.audit.service();
    }

    @Override
    public ClientService clients() {
        return clients.service();
    }

    /** The machine knows who is logged in; what they typed may hold an address and is not kept. */
    @Override
    public Caller.Operator operator() {
        return new Caller.Operator(
                System.getProperty("user.name", "-"),
                new Origin(platform.ids.next().toString(), "local", "command line"));
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
