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
 * Changes the level of loggers for a while. If several changes to a logger overlap, only the end of the last one counts; the
 * logger then has the level from before the first one.
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
        // It has its own level, so that a change of an ancestor's level cannot hide who made it.
        log.setLevel(Level.WARN);
    }

    /** Returns what {@link #describe} says after the change. */
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

    /** Runs work once, after a delay. */
    @FunctionalInterface
    interface Later {
        void after(Duration delay, Runnable work);
    }

    /** A change that has not ended. Two changes are never equal, so that the end of an earlier one does not end a later one. */
    private static final class Change {
        private final @Nullable Level original;
        private final Instant until;

        Change(@Nullable Level original, Instant until) {
            this.original = original;
            this.until = until;
        }
    }
}
