package io.gatehouse.platform.commands;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationFactoryFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Separates a command's output from its log: warnings go to standard error, whatever logging the file configures. */
final class CommandLogging {
    private CommandLogging() {}

    static <C extends Configuration> void quiet(Bootstrap<C> bootstrap) {
        ConfigurationFactoryFactory<C> outer = bootstrap.getConfigurationFactoryFactory();
        bootstrap.setConfigurationFactoryFactory(
                (type, validator, mapper, prefix) -> new Quiet<>(outer.create(type, validator, mapper, prefix)));
    }

    private static DefaultLoggingFactory logging() {
        ConsoleAppenderFactory<ILoggingEvent> appender = new ConsoleAppenderFactory<>();
        appender.setTarget(ConsoleAppenderFactory.ConsoleStream.STDERR);
        DefaultLoggingFactory logging = new DefaultLoggingFactory();
        logging.setLevel("WARN");
        // Logs every failed statement; the command itself says what the failure means.
        logging.setLoggers(Map.of(
                "org.hibernate.engine.jdbc.spi.SqlExceptionHelper",
                TextNode.valueOf("OFF"),
                // Warns about a lock that a dry run never took; real errors are thrown.
                "liquibase",
                TextNode.valueOf("ERROR")));
        logging.setAppenders(List.of(appender));
        return logging;
    }

    /** Reads the configuration as usual and replaces its logging. */
    private record Quiet<C extends Configuration>(ConfigurationFactory<C> outer) implements ConfigurationFactory<C> {
        @Override
        public C build(ConfigurationSourceProvider provider, String path) throws IOException, ConfigurationException {
            return quiet(outer.build(provider, path));
        }

        @Override
        public C build() throws IOException, ConfigurationException {
            return quiet(outer.build());
        }

        private static <C extends Configuration> C quiet(C configuration) {
            configuration.setLoggingFactory(logging());
            return configuration;
        }
    }
}
