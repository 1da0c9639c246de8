package io.gatehouse.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;

/**
 * Keeps out of the log what clients send, whatever the configuration says of loggers: requests carry tokens, passwords and
 * addresses, and a log is read by more people than may see those.
 */
public final class DiscreetLoggers {
    /** Libraries that print headers, paths, or values bound to SQL, below INFO. */
    private static final List<String> NOT_BELOW_INFO = List.of(
            "io.dropwizard",
            "org.apache.tomcat",
            "org.eclipse.jetty",
            "org.glassfish.jersey",
            "org.hibernate",
            "org.postgresql");

    /**
     * These quote a request or a row even where they warn. The mappers and error handlers of {@code platform.http} log what fails
     * without them.
     */
    private static final List<String> SILENT = List.of(
            "org.eclipse.jetty.ee10.servlet.ServletApiRequest",
            "org.eclipse.jetty.ee10.servlet.ServletChannel",
            "org.eclipse.jetty.ee10.servlet.ServletChannelState",
            "org.eclipse.jetty.http.HttpParser",
            "org.eclipse.jetty.server.Response",
            "org.eclipse.jetty.util.HostPort",
            "org.glassfish.jersey.server.ServerRuntime",
            "org.glassfish.jersey.servlet.WebComponent",
            "org.hibernate.engine.jdbc.spi.SqlExceptionHelper");

    private DiscreetLoggers() {}

    /** To be called once the configuration has set its levels. */
    public static void enforce(LoggerContext context) {
        NOT_BELOW_INFO.forEach(context::getLogger);
        SILENT.forEach(context::getLogger);
        for (Logger logger : context.getLoggerList()) {
            if (isSilent(logger.getName())) {
                logger.setLevel(Level.OFF);
            } else if (isWithin(NOT_BELOW_INFO, logger.getName())
                    && !logger.getEffectiveLevel().isGreaterOrEqual(Level.INFO)) {
                logger.setLevel(Level.INFO);
            }
        }
    }

    /** Whether this logger says nothing, at any level. */
    public static boolean isSilent(String logger) {
        return isWithin(SILENT, logger);
    }

    /** Whether a level of this logger reaches one that must not go below INFO, from above or within. */
    public static boolean reachesBelowInfo(String logger) {
        return logger.equalsIgnoreCase(Logger.ROOT_LOGGER_NAME)
                || isWithin(NOT_BELOW_INFO, logger)
                || NOT_BELOW_INFO.stream().anyMatch(each -> each.startsWith(logger + "."));
    }

    /** The loggers that must not go below INFO, in words. */
    public static String notBelowInfo() {
        return String.join(", ", NOT_BELOW_INFO);
    }

    /** Logback takes the dollar of a nested class for a dot too. */
    private static boolean isWithin(List<String> ancestors, String logger) {
        return ancestors.stream()
                .anyMatch(
                        each -> logger.equals(each) || logger.startsWith(each + ".") || logger.startsWith(each + "$"));
    }
}
