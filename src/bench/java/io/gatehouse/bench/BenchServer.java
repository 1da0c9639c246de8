package io.gatehouse.bench;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.gatehouse.GatehouseApplication;
import io.gatehouse.GatehouseConfiguration;
import io.gatehouse.platform.commands.Console;
import io.gatehouse.platform.commands.ServiceCommand;
import java.security.SecureRandom;
import java.time.Clock;

/** The service as it ships, with one more resource to compare the others with. */
public final class BenchServer extends Application<GatehouseConfiguration> {
    private final GatehouseApplication gatehouse =
            new GatehouseApplication(System.getenv(), Clock.systemUTC(), new SecureRandom(), Console.system());

    public static void main(String[] arguments) throws Exception {
        new BenchServer().run(arguments);
    }

    @Override
    protected void addDefaultCommands(Bootstrap<GatehouseConfiguration> bootstrap) {
        bootstrap.addCommand(new ServiceCommand<>(this));
    }

    @Override
    public void initialize(Bootstrap<GatehouseConfiguration> bootstrap) {
        gatehouse.initialize(bootstrap);
    }

    @Override
    public void run(GatehouseConfiguration configuration, Environment environment) {
        gatehouse.run(configuration, environment);
        environment.jersey().register(new ConstantResource());
    }
}
