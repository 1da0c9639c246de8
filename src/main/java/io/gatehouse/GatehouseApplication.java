package io.gatehouse;

import ch.qos.logback.classic.LoggerContext;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
import io.gatehouse.accounts.clients.ClientsCommand;
import io.gatehouse.accounts.sessions.RestoredSessions;
import io.gatehouse.accounts.tokens.KeysCommand;
import io.gatehouse.accounts.trail.AuditCommand;
import io.gatehouse.accounts.users.SessionsCommand;
import io.gatehouse.accounts.users.UsersCommand;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Origin;
import io.gatehouse.platform.commands.CheckCommand;
import io.gatehouse.platform.commands.Console;
import io.gatehouse.platform.commands.ExitCode;
import io.gatehouse.platform.commands.OperatorCli;
import io.gatehouse.platform.commands.OperatorCommand;
import io.gatehouse.platform.commands.ServiceCommand;
import io.gatehouse.platform.commands.Verbs;
import io.gatehouse.platform.configuration.SubstitutingConfigurationFactory;
import io.gatehouse.platform.logging.DiscreetLoggers;
import io.gatehouse.platform.maintenance.DataAccess;
import io.gatehouse.platform.maintenance.DataCommand;
import io.gatehouse.platform.maintenance.DatabaseCommand;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Gatehouse: the service, or one command. */
public final class GatehouseApplication extends Application<GatehouseConfiguration> {
    private static final Logger log = LoggerFactory.getLogger(GatehouseApplication.class);

    /** PostgreSQL stores microseconds; a finer clock would make an instant change when it is written and read back. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final Map<String, String> environment;
    private final Platform.Sources sources;
    private final Console console;
    private @Nullable Wiring serving;

    public GatehouseApplication(Map<String, String> environment, Clock clock, SecureRandom random, Console console) {
        this.environment = environment;
        this.sources = new Platform.Sources(Clock.tick(clock, TICK), random);
        this.console = console;
    }

    public static void main(String[] arguments) throws Exception {
        new GatehouseApplication(System.getenv(), Clock.systemUTC(), new SecureRandom(), Console.system())
                .run(arguments);
    }

    @Override
    public String getName() {
        return "gatehouse";
    }

    /** Like Dropwizard's own method, but with our command line. */
    @Override
    public void run(String... arguments) {
        Bootstrap<GatehouseConfiguration> bootstrap = new Bootstrap<>(this);
        addDefaultCommands(bootstrap);
        initialize(bootstrap);
        bootstrap.registerMetrics();
        new OperatorCli(new JarLocation(getClass()), bootstrap, System.out, System.err)
                .run(arguments)
                .ifPresent(this::onFatalError);
    }

    @Override
    protected void addDefaultCommands(Bootstrap<GatehouseConfiguration> bootstrap) {
        bootstrap.addCommand(new ServiceCommand<>(this));
    }

    @Override
    public void initialize(Bootstrap<GatehouseConfiguration> bootstrap) {
        bootstrap.setConfigurationFactoryFactory(
                (type, validator, mapper, prefix) -> new SubstitutingConfigurationFactory<>(
                        type, validator, mapper, prefix, environment, StartRules::check));
        bootstrap.addCommand(new CheckCommand<>(GatehouseConfiguration.class, console));
        bootstrap.addCommand(command(
                DatabaseCommand.verbs(Wiring.ENTITIES, Wiring.COUNTS),
                (configuration, makesSecrets) -> join(configuration),
                open -> open));
        bootstrap.addCommand(command(
                DataCommand.verbs(
                        (connection, now) -> new RestoredSessions(connection).endAll(now),
                        sources.clock(),
                        sources.random()),
                (configuration, makesSecrets) -> new DataAccess(
                        () -> join(configuration), configuration.secrets(), configuration.data(), Version.current()),
                open -> open));
        addGraphCommands(bootstrap);
    }

    /** Adds the commands that work on the object graph. */
    private void addGraphCommands(Bootstrap<GatehouseConfiguration> bootstrap) {
        OperatorCommand.Opening<GatehouseConfiguration, Wiring> graph = (configuration, makesSecrets) -> new Wiring(
                configuration,
                join(configuration),
                sources,
                makesSecrets ? Platform.NewSecrets.MADE : Platform.NewSecrets.REFUSED,
                bootstrap.getMetricRegistry());
        bootstrap.addCommand(
                command(UsersCommand.verbs(sources.random()), graph, open -> open.accounts.users.administration()));
        bootstrap.addCommand(command(
                SessionsCommand.verbs(),
                graph,
                open -> new SessionsCommand.Open(
                        open.accounts.users.administration(),
                        open.accounts.sessions.service(),
                        open.accounts.sessions.all())));
        bootstrap.addCommand(command(
                AuditCommand.verbs(),
                graph,
                open -> new AuditCommand.Open(open.platform.audit.service(), open.accounts.users.administration())));
        bootstrap.addCommand(command(KeysCommand.verbs(), graph, open -> open.accounts.tokens));
        bootstrap.addCommand(
                command(ClientsCommand.verbs(Resources.permissions()), graph, open -> open.accounts.clients.service()));
        Resources.ALL.stream()
                .flatMap(feature -> feature.commands().stream())
                .forEach(verbs -> bootstrap.addCommand(command(verbs, graph, Wiring::parts)));
    }

    private <G extends AutoCloseable, T> Command command(
            Verbs<T> verbs, OperatorCommand.Opening<GatehouseConfiguration, G> opening, Function<G, T> part) {
        return new OperatorCommand<>(verbs, GatehouseConfiguration.class, opening, part, this::operator, console);
    }

    /** The login that runs the command. Its arguments are not recorded, because they can contain an email address. */
    private Actor operator() {
        String command = new Ids(sources.clock(), sources.random()).next().toString();
        return new Actor(
                Actor.Kind.OPERATOR,
                System.getProperty("user.name", "-"),
                new Origin(command, "local", "command line"));
    }

    @Override
    public void run(GatehouseConfiguration configuration, Environment web) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            DiscreetLoggers.enforce(loggers);
        }
        ServerDefaults.prepare(configuration.getServerFactory());
        web.lifecycle().addServerLifecycleListener(HeldPorts.take(configuration.getServerFactory()));
        Database database = Database.serve(
                configuration.database(),
                configuration.data(),
                sources.random(),
                GatehouseApplication::endWithoutDatabase);
        StartRules.warn(configuration);
        StartRules.warn(database);
        Wiring wiring = new Wiring(configuration, database, sources, Platform.NewSecrets.MADE, web.metrics());
        wiring.serve(web);
        serving = wiring;
        Announcement announcement = new Announcement();
        web.lifecycle().addServerLifecycleListener(announcement);
        web.lifecycle().addEventListener(announcement);
        if (!wiring.accounts.users.administration().hasAdmin()) {
            log.info("There is no admin yet. To make the first one, type a password after: java -jar gatehouse.jar"
                    + " users create config.yml --email you@example.com --name 'Your Name' --role admin"
                    + " --password-stdin");
        }
    }

    /** The object graph of the running service. */
    Wiring serving() {
        return Objects.requireNonNull(serving);
    }

    @Override
    protected void onFatalError(Throwable thrown) {
        System.exit(ExitCode.of(thrown).value());
    }

    /** Ends a service whose embedded database keeps failing; a process supervisor can then restart the service. */
    private static void endWithoutDatabase(CannotStart reason) {
        log.error("{}", reason.getMessage());
        System.exit(ExitCode.UNAVAILABLE.value());
    }

    private Database join(GatehouseConfiguration configuration) {
        return Database.join(configuration.database(), configuration.data(), sources.random());
    }
}
