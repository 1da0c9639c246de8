package io.gatehouse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.gatehouse.platform.logging.DiscreetLoggers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the service in this JVM logs while this is open. A server that starts meanwhile sets up its log anew: open it after. */
public final class CapturedLog implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    };

    /**
     * As loud as the service lets anybody make its log. A server of another test that stopped may have left it as it is before any
     * configuration.
     */
    public CapturedLog() {
        root.setLevel(Level.INFO);
        root.getLoggerContext().getLogger("io.gatehouse").setLevel(Level.DEBUG);
        DiscreetLoggers.enforce(root.getLoggerContext());
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    public List<ILoggingEvent> events() {
        return events;
    }

    /** Each event as a line with all that it carries, its stack trace included. */
    public List<String> lines() {
        return events.stream().map(CapturedLog::line).toList();
    }

    /** The lines of the access log. */
    public List<String> accesses() {
        return events.stream()
                .filter(event -> event.getLoggerName().equals("io.gatehouse.access"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String line(ILoggingEvent event) {
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getMDCPropertyMap() + " "
                + event.getFormattedMessage() + " "
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
