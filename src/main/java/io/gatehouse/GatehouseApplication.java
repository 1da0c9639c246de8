package io.gatehouse;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.CheckCommand;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.gatehouse.ops.Complaint;
import io.gatehouse.ops.DatabaseCommand;
import io.gatehouse.ops.ExitCode;
import io.gatehouse.ops.UsersCommand;
import io.gatehouse.platform.persistence.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Gatehouse: the service, or one command. */
public final class GatehouseApplication extends Application<GatehouseConfiguration> {
    private static final Logger log = LoggerFactory.getLogger(GatehouseApplication.class);

    /** PostgreSQL keeps microseconds; whoever kept more would read another instant back than was written. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final Map<String, String> environment;
    private final Wiring.Sources sources;

    public GatehouseApplication(Map<String, String> environment, Clock clock, SecureRandom random) {
        this.environment = environment;
        this.sources = new Wiring.Sources(Clock.tick(clock, TICK), random);
    }

    public static void main(String[] arguments) throws Exception {
        new GatehouseApplication(System.getenv(), Clock.systemUTC(), new SecureRandom()).run(arguments);
    }

    @Override
    public String getName() {
        return "gatehouse";
    }

    @Override
    protected void addDefaultCommands(Bootstrap<GatehouseConfiguration> bootstrap) {
        bootstrap.addCommand(new ServerCommand<>(this) {
            @Override
            public void onError(Cli cli, Namespace namespace, Throwable thrown) {
                Complaint.print(cli.getStdErr(), thrown);
            }
        });
        bootstrap.addCommand(new CheckCommand<>(this) {
            @Override
            protected void run(
                    Bootstrap<GatehouseConfiguration> setup,
                    Namespace namespace,
                    GatehouseConfiguration configuration) {
                StartRules.check(configuration);
                System.out.println(namespace.getString("file") + " is good");
            }

            @Override
            public void onError(Cli cli, Namespace namespace, Throwable thrown) {
                Complaint.print(cli.getStdErr(), thrown);
            }
        });
    }

    @Override
    public void initialize(Bootstrap<GatehouseConfiguration> bootstrap) {
        Substitution substitution = new Substitution(environment);
        bootstrap.setConfigurationFactoryFactory((type, validator, mapper, prefix) ->
                new SubstitutingConfigurationFactory<>(type, validator, mapper, prefix, substitution));
        bootstrap.addCommand(new DatabaseCommand<>(GatehouseConfiguration.class, this::join));
        bootstrap.addCommand(new UsersCommand<>(
                GatehouseConfiguration.class,
                configuration -> new Wiring(configuration, join(configuration), sources, bootstrap.getMetricRegistry()),
                System.in,
                System.out));
    }

    @Override
    public void run(GatehouseConfiguration configuration, Environment web) {
        StartRules.check(configuration);
        ServerDefaults.prepare(configuration.getServerFactory());
        Database database = Database.serve(configuration.database(), configuration.data(), sources.random());
        StartRules.warn(database);
        Wiring wiring = new Wiring(configuration, database, sources, web.metrics());
        wiring.serve(web);
        web.lifecycle().addServerLifecycleListener(new Announcement());
        if (!wiring.administration().hasAdmin()) {
            log.info(
                    "There is no admin yet. To make the first one, type a password after: java -jar gatehouse.jar users"
                            + " create config.yml --email you@example.com --name 'Your Name' --role admin --password-stdin");
        }
    }

    @Override
    protected void onFatalError(Throwable thrown) {
        System.exit(ExitCode.of(thrown).value());
    }

    private Database join(GatehouseConfiguration configuration) {
        return Database.join(configuration.database(), configuration.data(), sources.random());
    }
}
