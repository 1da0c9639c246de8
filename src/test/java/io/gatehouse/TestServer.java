package io.gatehouse;

import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.ClientService;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.accounts.users.NewUser;
import io.gatehouse.kernel.Email;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.commands.Console;
import io.gatehouse.platform.persistence.Statements;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import jakarta.ws.rs.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The whole service on a database of its own, and an operator who uses its services directly. */
public final class TestServer implements AutoCloseable {
    public static final String ADMIN_TOKEN = "an-admin-token-that-only-tests-use";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The cheapest hashes that the service takes, since most tests only want somebody signed in; and patience, since a machine that
     * also compiles may be slow at them, and at rows that many want. What is refused for that, and what hashes cost as shipped, are
     * other tests' matters.
     */
    private static final Map<String, String> HASHING = Map.of(
            "passwords.maxWait", "60s",
            "passwords.memory", "8192",
            "passwords.iterations", "1",
            "database.deadlines.lock", "10s",
            "database.deadlines.request", "60s");

    /** All tests come from one address, and walks of a model change one account again and again. */
    private static final Map<String, String> LIMITS =
            Map.of("limits.registrations", "1000000", "limits.accountChanges", "1000000");

    private final String database;
    private final Map<String, String> variables;
    private final Map<String, String> keys;
    private final Deque<TestServer> companions = new ConcurrentLinkedDeque<>();
    private final DropwizardTestSupport<GatehouseConfiguration> support;
    private final Wiring graph;
    private final Statements statements = new Statements(this::connect);
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private TestServer(String database, Map<String, String> variables, Map<String, String> keys, Clock clock) {
        this.database = database;
        this.variables = variables;
        this.keys = keys;
        this.support = new DropwizardTestSupport<>(GatehouseApplication.class, configuration(keys)) {
            @Override
            public Application<GatehouseConfiguration> newApplication() {
                return new GatehouseApplication(variables, clock, RANDOM, Console.system());
            }
        };
        start();
        this.graph = support.<GatehouseApplication>getApplication().serving();
    }

    private static Map<String, String> variables(String database, Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "GATEHOUSE_PORT", "0",
                "GATEHOUSE_ADMIN_PORT", "0",
                // Nodes that stand beside each other accept each other's tokens.
                "GATEHOUSE_ISSUER", "http://localhost:8080",
                "DATABASE_URL", TestPostgres.url(database),
                "DATABASE_USER", TestPostgres.service().role(),
                "DATABASE_PASSWORD", TestPostgres.service().password(),
                "DATABASE_OWNER_USER", TestPostgres.owner().role(),
                "DATABASE_OWNER_PASSWORD", TestPostgres.owner().password(),
                "GATEHOUSE_ADMIN_TOKEN", ADMIN_TOKEN,
                "GATEHOUSE_MASTER_KEY", masterKey()));
        variables.putAll(settings);
        return variables;
    }

    /** Commands on a migrated database that no service has started on. */
    public static CommandLine commandsBeforeTheFirstStart() {
        String database = "server_" + COUNT.incrementAndGet();
        TestDatabase.create(database);
        return new CommandLine(variables(database, Map.of()));
    }

    /** A service with settings of the environment beside those that bring it up. */
    public static TestServer start(Map<String, String> settings) {
        return start(settings, Map.of(), Clock.systemUTC());
    }

    public static TestServer start(Map<String, String> settings, Clock clock) {
        return start(settings, Map.of(), clock);
    }

    /** A service with one key of the configuration changed. */
    public static TestServer startWith(String key, String value) {
        return start(Map.of(), Map.of(key, value), Clock.systemUTC());
    }

    private static TestServer start(Map<String, String> settings, Map<String, String> keys, Clock clock) {
        String database = "server_" + COUNT.incrementAndGet();
        TestDatabase.create(database);
        return new TestServer(database, variables(database, settings), keys, clock);
    }

    /** A service with some keys of the configuration changed. */
    public static TestServer startWith(Map<String, String> keys) {
        return start(Map.of(), keys, Clock.systemUTC());
    }

    /** A second node of the same installation, with its own clock; it stops before this one does, if nobody stops it sooner. */
    public TestServer beside(Clock clock) {
        TestServer companion = new TestServer(database, variables, keys, clock);
        companions.push(companion);
        return companion;
    }

    public TestServer beside() {
        return beside(Clock.systemUTC());
    }

    /** The one that most tests share; whoever uses it makes users of their own and counts nobody else's. */
    public static TestServer shared() {
        return Shared.SERVER;
    }

    public Client http() {
        return Client.ofPublicPort(port());
    }

    public Client adminPort() {
        return Client.ofAdminPort(support.getAdminPort());
    }

    /** Commands on the same configuration and database. */
    public CommandLine commands() {
        return new CommandLine(variables);
    }

    /** The classes whose routes it serves. */
    public Set<Class<?>> resources() {
        return support.getEnvironment().jersey().getResourceConfig().getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .collect(Collectors.toSet());
    }

    public int port() {
        return support.getLocalPort();
    }

    public AdministrationService administration() {
        return graph.accounts.users.administration();
    }

    public ClientService clients() {
        return graph.accounts.clients.service();
    }

    public Callers callers() {
        return graph.platform.callers;
    }

    /** Those of all features. */
    public Scope[] allScopes() {
        return Resources.permissions().words().stream().map(Scope::new).toArray(Scope[]::new);
    }

    public Caller.Operator operator() {
        return new Caller.Operator("tester", new Origin("test", "local", "test"));
    }

    /** Makes an account of any role and returns its id. */
    public UserId create(String email, Role role) {
        return UserId.parse(administration()
                .create(operator(), NewUser.of(email, "Some One", Client.PASSWORD), role)
                .id());
    }

    public UserId idOf(String email) {
        return administration().idOf(Email.parse(email));
    }

    /** Runs SQL as the database's owner. */
    public void sql(String statement) {
        try {
            statements.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row as text, as the database's owner. */
    public String ask(String query) {
        try {
            return statements.ask(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many statements wait for a lock that another holds. */
    public int waiting() {
        return Integer.parseInt(ask("select count(*) from pg_locks join pg_stat_activity using (pid)"
                + " where not granted and datname = current_database()"));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestPostgres.url(database),
                TestPostgres.owner().role(),
                TestPostgres.owner().password());
    }

    private static String configuration(Map<String, String> keys) {
        Map<String, String> changes = new HashMap<>(HASHING);
        changes.putAll(LIMITS);
        changes.putAll(keys);
        return ChangedConfiguration.write(changes).toString();
    }

    private void start() {
        try {
            support.before();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String masterKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        companions.forEach(TestServer::close);
        if (isClosed.compareAndSet(false, true)) {
            support.after();
            try {
                statements.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Started by whoever asks first, stopped with the JVM. */
    private static final class Shared {
        static final TestServer SERVER = start(Map.of());
    }
}
