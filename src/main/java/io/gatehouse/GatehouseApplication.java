package io.gatehouse;

import ch.qos.logback.classic.LoggerContext;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.CheckCommand;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.ExitCode;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.OperatorCli;
import io.gatehouse.ops.OperatorCommand;
import io.gatehouse.ops.ServiceCommand;
import io.gatehouse.ops.audit.AuditActions;
import io.gatehouse.ops.backup.DataAccess;
import io.gatehouse.ops.backup.DataActions;
import io.gatehouse.ops.clients.ClientsActions;
import io.gatehouse.ops.database.DatabaseActions;
import io.gatehouse.ops.keys.KeysActions;
import io.gatehouse.ops.sessions.SessionsActions;
import io.gatehouse.ops.users.UsersActions;
import io.gatehouse.platform.logging.DiscreetLoggers;
import io.gatehouse.platform.persistence.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Gatehouse: the service, or one command. */
public final class GatehouseApplication extends Application<GatehouseConfiguration> {
    private static final Logger log = LoggerFactory.getLogger(GatehouseApplication.class);

    /** PostgreSQL keeps microseconds; whoever kept more would read another instant back than was written. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final Map<String, String> environment;
    private final Platform.Sources sources;
    private final Console console;

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

    /** As the frame does, with a command line of ours. */
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
        Substitution substitution = new Substitution(environment);
        bootstrap.setConfigurationFactoryFactory((type, validator, mapper, prefix) ->
                new SubstitutingConfigurationFactory(validator, mapper, prefix, substitution));
        bootstrap.addCommand(new CheckCommand<>(GatehouseConfiguration.class, console));
        bootstrap.addCommand(command(
                DatabaseActions.COMMAND,
                (configuration, action) -> join(configuration),
                DatabaseActions.all(Wiring.ENTITIES)));
        OperatorCommand.Opening<GatehouseConfiguration, Operations> operations = (configuration, action) -> new Wiring(
                configuration,
                join(configuration),
                sources,
                action.makesSecrets() ? Platform.NewSecrets.MADE : Platform.NewSecrets.REFUSED,
                bootstrap.getMetricRegistry());
        bootstrap.addCommand(command(UsersActions.COMMAND, operations, UsersActions.all(sources.random())));
        bootstrap.addCommand(command(SessionsActions.COMMAND, operations, SessionsActions.all()));
        bootstrap.addCommand(command(AuditActions.COMMAND, operations, AuditActions.all()));
        bootstrap.addCommand(command(KeysActions.COMMAND, operations, KeysActions.all()));
        bootstrap.addCommand(command(ClientsActions.COMMAND, operations, ClientsActions.all()));
        bootstrap.addCommand(command(
                DataActions.COMMAND,
                (configuration, action) -> new DataAccess(
                        () -> join(configuration), configuration.secrets(), configuration.data(), Version.current()),
                DataActions.all(sources.clock(), sources.random())));
    }

    private <T extends AutoCloseable> Command command(
            OperatorCommand.Verbs verbs,
            OperatorCommand.Opening<GatehouseConfiguration, T> opening,
            List<Action<T>> actions) {
        return new OperatorCommand<>(verbs, GatehouseConfiguration.class, opening, actions, console);
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
        Announcement announcement = new Announcement();
        web.lifecycle().addServerLifecycleListener(announcement);
        web.lifecycle().addEventListener(announcement);
        if (!wiring.administration().hasAdmin()) {
            log.info("There is no admin yet. To make the first one, type a password after: java -jar gatehouse.jar"
                    + " users create config.yml --email you@example.com --name 'Your Name' --role admin"
                    + " --password-stdin");
        }
    }

    @Override
    protected void onFatalError(Throwable thrown) {
        System.exit(ExitCode.of(thrown).value());
    }

    /** A service that cannot have its database back leaves it to whoever watches over the process. */
    private static void endWithoutDatabase(CannotStart reason) {
        log.error("{}", reason.getMessage());
        System.exit(ExitCode.UNAVAILABLE.value());
    }

    private Database join(GatehouseConfiguration configuration) {
        return Database.join(configuration.database(), configuration.data(), sources.random());
    }
}
