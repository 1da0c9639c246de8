package io.gatehouse.admin;

import ch.qos.logback.classic.Level;
import io.gatehouse.platform.logging.DiscreetLoggers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A request to the task log-level: which loggers and, unless it only shows their levels, the new level and for how long. */
record LogLevelRequest(List<String> loggers, Optional<Level> level, Duration duration) {
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final Set<String> PARAMETERS = Set.of("logger", "level", "duration");
    private static final Pattern LOGGER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.$-]{0,199}");

    static LogLevelRequest parse(Map<String, String[]> parameters) {
        if (!PARAMETERS.containsAll(parameters.keySet())) {
            throw new IllegalArgumentException("The parameters are logger (one or more), level and duration.");
        }
        List<String> loggers = loggers(parameters);
        Optional<String> level = only(parameters, "level");
        Optional<String> duration = only(parameters, "duration");
        if (level.isEmpty()) {
            return new LogLevelRequest(loggers, Optional.empty(), USUAL);
        }
        return new LogLevelRequest(
                loggers,
                Optional.of(level(level.get(), loggers)),
                duration.isEmpty() ? USUAL : duration(duration.get()));
    }

    private static List<String> loggers(Map<String, String[]> parameters) {
        List<String> names =
                List.copyOf(new TreeSet<>(Arrays.asList(parameters.getOrDefault("logger", new String[0]))));
        if (names.isEmpty()
                || !names.stream().allMatch(name -> LOGGER.matcher(name).matches())) {
            throw new IllegalArgumentException("Give one or more loggers by their names, such as logger=io.gatehouse.");
        }
        return names;
    }

    private static Optional<String> only(Map<String, String[]> parameters, String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new IllegalArgumentException("Give " + name + " once: it holds for all loggers named.");
        }
        return Arrays.stream(values).findFirst();
    }

    private static Level level(String text, List<String> loggers) {
        Level level = Level.toLevel(text, null);
        if (level == null) {
            throw new IllegalArgumentException("level is one of OFF, ERROR, WARN, INFO, DEBUG, TRACE and ALL.");
        }
        if (loggers.contains(LogLevels.class.getName())) {
            throw new IllegalArgumentException("The log of these changes keeps its level.");
        }
        if (loggers.stream().anyMatch(DiscreetLoggers::isSilent)) {
            throw new IllegalArgumentException("One of these prints what clients send, so it stays silent.");
        }
        if (!level.isGreaterOrEqual(Level.INFO) && loggers.stream().anyMatch(DiscreetLoggers::reachesBelowInfo)) {
            throw new IllegalArgumentException("Below INFO " + DiscreetLoggers.notBelowInfo()
                    + " write passwords and tokens into the log, so neither they nor"
                    + " what is above or below them (ROOT, org) go there: name another logger, or INFO or less.");
        }
        return level;
    }

    private static Duration duration(String text) {
        IllegalArgumentException wrong =
                new IllegalArgumentException("duration is from 1s to 24h, such as 90s, 10m or 2h.");
        try {
            Duration duration = io.dropwizard.util.Duration.parse(text).toJavaDuration();
            if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST) > 0) {
                throw wrong;
            }
            return duration;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong;
        }
    }
}
