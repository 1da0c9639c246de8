package io.gatehouse.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;

/**
 * Keeps what clients send out of the log, whatever levels the configuration sets: requests contain tokens, passwords and
 * addresses, and more people read a log than may see those.
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
     * These quote a request or a row even in warnings. The mappers and error handlers of {@code platform.http} log failures in
     * their place.
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

    /** Call this after the configuration has set its levels. */
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

    /** Whether this logger logs nothing, at any level. */
    public static boolean isSilent(String logger) {
        return isWithin(SILENT, logger);
    }

    /** Whether this logger is one that must not go below INFO, or a parent or child of one. */
    public static boolean reachesBelowInfo(String logger) {
        return logger.equalsIgnoreCase(Logger.ROOT_LOGGER_NAME)
                || isWithin(NOT_BELOW_INFO, logger)
                || NOT_BELOW_INFO.stream().anyMatch(each -> each.startsWith(logger + "."));
    }

    /** The names of the loggers that must not go below INFO, as text. */
    public static String notBelowInfo() {
        return String.join(", ", NOT_BELOW_INFO);
    }

    /** Logback treats the dollar of a nested class like a dot. */
    private static boolean isWithin(List<String> ancestors, String logger) {
        return ancestors.stream()
                .anyMatch(
                        each -> logger.equals(each) || logger.startsWith(each + ".") || logger.startsWith(each + "$"));
    }
}
