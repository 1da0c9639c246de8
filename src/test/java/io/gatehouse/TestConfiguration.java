package io.gatehouse;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Configurations read as the application reads them: the same factory, mapper and validator. */
final class TestConfiguration {
    private TestConfiguration() {}

    static GatehouseConfiguration shipped(Map<String, String> environment) throws IOException, ConfigurationException {
        Bootstrap<GatehouseConfiguration> bootstrap = bootstrap(environment);
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        GatehouseConfiguration.class,
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "dw")
                .build(new FileConfigurationSourceProvider(), "config.yml");
    }

    static GatehouseConfiguration of(String yaml) throws IOException, ConfigurationException {
        Bootstrap<GatehouseConfiguration> bootstrap = bootstrap(Map.of());
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        GatehouseConfiguration.class,
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "dw")
                .build(path -> new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yml");
    }

    /** Runs a command as the command line does, but hands back what stopped it where the process would end. */
    static Optional<Throwable> run(OutputStream err, String... arguments) {
        JarLocation jar = new JarLocation(GatehouseApplication.class);
        return new Cli(jar, bootstrap(Map.of()), OutputStream.nullOutputStream(), err).run(arguments);
    }

    private static Bootstrap<GatehouseConfiguration> bootstrap(Map<String, String> environment) {
        GatehouseApplication application = new GatehouseApplication(environment, Clock.systemUTC(), new SecureRandom());
        Bootstrap<GatehouseConfiguration> bootstrap = new Bootstrap<>(application);
        application.addDefaultCommands(bootstrap);
        application.initialize(bootstrap);
        return bootstrap;
    }
}
