package io.gatehouse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.kernel.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Levels that change for a while, on loggers of their own and with a clock that tests turn. */
class LogLevelsTest {
    private static final String NAME = "io.gatehouse.some";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LoggerContext context = new LoggerContext();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<Runnable> ends = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final LogLevels levels = new LogLevels(
            context,
            (delay, work) -> {
                delays.add(delay);
                ends.add(work);
            },
            clock);

    @BeforeEach
    void listen() {
        lines.setContext(context);
        lines.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    }

    private Logger logger() {
        return context.getLogger(NAME);
    }

    private List<String> warnings() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void aChangeHoldsUntilItsTimeIsOver() {
        logger().setLevel(Level.ERROR);

        levels.change(NAME, Level.DEBUG, MINUTE, "a test");

        assertThat(logger().getLevel()).isEqualTo(Level.DEBUG);
        assertThat(delays).containsExactly(MINUTE);
        ends.get(0).run();
        assertThat(logger().getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void whatWasInheritedIsInheritedAgain() {
        levels.change(NAME, Level.DEBUG, MINUTE, "a test");
        ends.get(0).run();

        assertThat(logger().getLevel()).isNull();
    }

    @Test
    void aSecondChangeKeepsTheFirstOriginalAndOnlyItsOwnEndCounts() {
        logger().setLevel(Level.ERROR);
        levels.change(NAME, Level.DEBUG, MINUTE, "a test");
        levels.change(NAME, Level.TRACE, MINUTE, "a test");

        ends.get(0).run();
        assertThat(logger().getLevel()).isEqualTo(Level.TRACE);
        ends.get(1).run();
        assertThat(logger().getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void aChangeAfterAnEndStartsFromWhatIsThere() {
        levels.change(NAME, Level.DEBUG, MINUTE, "a test");
        ends.get(0).run();
        logger().setLevel(Level.WARN);
        levels.change(NAME, Level.TRACE, MINUTE, "a test");
        ends.get(1).run();

        assertThat(logger().getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void everyChangeAndEveryEndIsLogged() {
        levels.change(NAME, Level.DEBUG, MINUTE, "a test");
        ends.get(0).run();

        assertThat(warnings())
                .containsExactly(
                        "Logger io.gatehouse.some is set to DEBUG until 2026-01-01T00:01:00Z, by a test",
                        "Logger io.gatehouse.some is back to what it inherits");
    }

    @Test
    void everyChangeIsLoggedAlsoWhereAnAncestorIsSilenced() {
        levels.change(Logger.ROOT_LOGGER_NAME, Level.OFF, MINUTE, "a test");
        levels.change("io.gatehouse", Level.OFF, MINUTE, "a test");
        levels.change(NAME, Level.DEBUG, MINUTE, "a test");

        assertThat(warnings()).hasSize(3);
    }

    @Test
    void aLoggerIsDescribedWithWhatComesAfter() {
        assertThat(levels.describe(NAME)).isEqualTo("io.gatehouse.some is INFO (inherited)");
        logger().setLevel(Level.ERROR);
        assertThat(levels.describe(NAME)).isEqualTo("io.gatehouse.some is ERROR");

        String changed = levels.change(NAME, Level.DEBUG, MINUTE, "a test");

        assertThat(changed)
                .isEqualTo("io.gatehouse.some is DEBUG until 2026-01-01T00:01:00Z, then ERROR")
                .isEqualTo(levels.describe(NAME));
    }
}
