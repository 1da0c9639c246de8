package io.gatehouse.admin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes what loggers tell for a while. When it is over each is as it was before the first change, however many came on top;
 * only the last one's end counts.
 */
final class LogLevels {
    private final LoggerContext loggers;
    private final Later later;
    private final Clock clock;
    private final Logger log;
    private final Map<String, Change> pending = new HashMap<>();

    LogLevels(LoggerContext loggers, Later later, Clock clock) {
        this.loggers = loggers;
        this.later = later;
        this.clock = clock;
        this.log = loggers.getLogger(LogLevels.class);
        // With a level of its own, so that no change of an ancestor hides who changed it.
        log.setLevel(Level.WARN);
    }

    /** Says the same of the logger as {@link #describe}, after the change. */
    synchronized String change(String name, Level level, Duration duration, String who) {
        Logger logger = loggers.getLogger(name);
        Change before = pending.get(name);
        Change change = new Change(
                before == null ? logger.getLevel() : before.original,
                clock.instant().plus(duration));
        log.warn("Logger {} is set to {} until {}, by {}", name, level, change.until, who);
        pending.put(name, change);
        logger.setLevel(level);
        later.after(duration, () -> restore(logger, change));
        return describe(name);
    }

    /** The level in force, where it comes from, and how long it lasts. */
    synchronized String describe(String name) {
        Logger logger = loggers.getLogger(name);
        Change change = pending.get(name);
        String level = logger.getEffectiveLevel() + (logger.getLevel() == null ? " (inherited)" : "");
        return change == null
                ? name + " is " + level
                : name + " is " + level + " until " + change.until + ", then " + original(change);
    }

    private synchronized void restore(Logger logger, Change change) {
        if (pending.remove(logger.getName(), change)) {
            logger.setLevel(change.original);
            log.warn("Logger {} is back to {}", logger.getName(), original(change));
        }
    }

    private static String original(Change change) {
        return change.original == null ? "what it inherits" : change.original.toString();
    }

    /** Runs work once, after a time. */
    @FunctionalInterface
    interface Later {
        void after(Duration delay, Runnable work);
    }

    /** A change that has not ended; two of them are never equal, so that the end of an earlier one is not taken for the later's. */
    private static final class Change {
        private final @Nullable Level original;
        private final Instant until;

        Change(@Nullable Level original, Instant until) {
            this.original = original;
            this.until = until;
        }
    }
}
