package io.gatehouse;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.core.setup.Bootstrap;
import io.gatehouse.platform.commands.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Configurations read as the application reads them: the same factory, mapper and validator. */
final class TestConfiguration {
    private TestConfiguration() {}

    static GatehouseConfiguration shipped(Map<String, String> environment) throws IOException, ConfigurationException {
        return read(environment, new FileConfigurationSourceProvider(), "config.yml");
    }

    static GatehouseConfiguration of(String yaml) throws IOException, ConfigurationException {
        byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
        return read(Map.of(), path -> new ByteArrayInputStream(text), "test.yml");
    }

    private static GatehouseConfiguration read(
            Map<String, String> environment, ConfigurationSourceProvider provider, String path)
            throws IOException, ConfigurationException {
        Bootstrap<GatehouseConfiguration> bootstrap = CommandLine.bootstrap(environment, Console.system());
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        GatehouseConfiguration.class,
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "dw")
                .build(provider, path);
    }
}
