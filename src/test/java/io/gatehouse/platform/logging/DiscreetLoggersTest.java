package io.gatehouse.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever levels were configured before. */
class DiscreetLoggersTest {
    private final LoggerContext context = new LoggerContext();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.glassfish.jersey.servlet.WebComponent",
                "org.glassfish.jersey.server.ServerRuntime$Responder",
                "org.eclipse.jetty.util.HostPort",
                "org.eclipse.jetty.http.HttpParser"
            })
    void whatQuotesRequestsIsSilent(String name) {
        context.getLogger(name).setLevel(Level.TRACE);

        DiscreetLoggers.enforce(context);

        assertThat(context.getLogger(name).getEffectiveLevel()).isEqualTo(Level.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.hibernate.SQL", "org.eclipse.jetty", "io.dropwizard.jersey.filter.RequestIdFilter"})
    void noLibraryGoesBelowInfoByItselfOrByAnAncestor(String name) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);
        context.getLogger(name).setLevel(Level.DEBUG);

        DiscreetLoggers.enforce(context);

        assertThat(context.getLogger(name).getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger(name + ".within").getEffectiveLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void whatWasQuieterStaysSoAndOursGoAsLowAsConfigured() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.DEBUG);
        context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);

        DiscreetLoggers.enforce(context);

        assertThat(context.getLogger("org.eclipse.jetty.server.Server").getEffectiveLevel())
                .isEqualTo(Level.ERROR);
        assertThat(context.getLogger("io.gatehouse.access").getEffectiveLevel()).isEqualTo(Level.DEBUG);
    }
}
