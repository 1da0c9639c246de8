package io.gatehouse.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked of the task log-level. */
class LogLevelRequestTest {
    /** Parameters as name, value, name, value. */
    private static LogLevelRequest parse(String... parameters) {
        Map<String, String[]> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            String value = parameters[i + 1];
            map.merge(parameters[i], new String[] {value}, (before, after) -> new String[] {before[0], after[0]});
        }
        return LogLevelRequest.parse(map);
    }

    @Test
    void aLevelHoldsForTenMinutesUnlessAnotherTimeIsGiven() {
        assertThat(parse("logger", "io.gatehouse", "level", "DEBUG").duration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(parse("logger", "io.gatehouse", "level", "DEBUG", "duration", "24h")
                        .duration())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void severalLoggersMayBeNamed() {
        LogLevelRequest request = parse("logger", "b", "logger", "a", "level", "trace");

        assertThat(request.loggers()).containsExactly("a", "b");
        assertThat(request.level()).contains(Level.TRACE);
    }

    @Test
    void withoutALevelItIsAQuestionAlsoForWhatMustNotBeRaised() {
        assertThat(parse("logger", "ROOT").level()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROOT",
                "root",
                "org",
                "org.hibernate",
                "org.hibernate.SQL",
                "org.hibernate.orm.jdbc.bind",
                "org.eclipse",
                "org.eclipse.jetty",
                "org.eclipse.jetty.server.HttpChannel",
                "org.glassfish",
                "org.glassfish.jersey.message",
                "org.postgresql.core",
                "org.apache",
                "org.apache.tomcat.jdbc.pool",
                "io.dropwizard.jersey"
            })
    void whatPrintsBindsOrHeadersIsNotRaisedFromAboveOrWithin(String logger) {
        for (String level : new String[] {"DEBUG", "TRACE", "ALL"}) {
            assertThatThrownBy(() -> parse("logger", "io.gatehouse", "logger", logger, "level", level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write passwords and tokens into the log");
        }
        for (String level : new String[] {"INFO", "WARN", "ERROR", "OFF"}) {
            assertThat(parse("logger", logger, "level", level).level()).contains(Level.toLevel(level));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.glassfish.jersey.servlet.WebComponent", "org.eclipse.jetty.util.HostPort"})
    void whatQuotesRequestsInWarningsStaysSilent(String logger) {
        for (String level : new String[] {"DEBUG", "INFO", "WARN", "ERROR", "OFF"}) {
            assertThatThrownBy(() -> parse("logger", logger, "level", level)).hasMessageContaining("stays silent");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.gatehouse", "liquibase", "or", "organ", "org.hibernatex", "org.apache.commons"})
    void anythingElseMayBeRaised(String logger) {
        assertThat(parse("logger", logger, "level", "TRACE").level()).contains(Level.TRACE);
    }

    @ParameterizedTest
    @CsvSource({
        "level, DEBUG, '', '', 'Give one or more loggers'",
        "logger, '', level, DEBUG, 'Give one or more loggers'",
        "logger, 'a b', level, DEBUG, 'Give one or more loggers'",
        "logger, a, level, LOUD, 'level is one of'",
        "logger, a, level, '', 'level is one of'",
        "logger, a, lvel, DEBUG, 'The parameters are'",
        "logger, io.gatehouse.admin.LogLevels, level, OFF, 'keeps its level'",
    })
    void whatIsWrongIsToldInASentence(String name1, String value1, String name2, String value2, String because) {
        String[] parameters =
                name2.isEmpty() ? new String[] {name1, value1} : new String[] {name1, value1, name2, value2};

        assertThatThrownBy(() -> parse(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @Test
    void aLevelGivenTwiceIsRefused() {
        assertThatThrownBy(() -> parse("logger", "a", "level", "DEBUG", "level", "WARN"))
                .hasMessageContaining("Give level once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0s",
                "999ms",
                "-1m",
                "10",
                "PT10M",
                "25h",
                "1441m",
                "2d",
                "99999999999999999999h",
                "9223372036854775807d"
            })
    void aTimeThatIsNoneOrTooLongIsRefused(String duration) {
        assertThatThrownBy(() -> parse("logger", "a", "level", "DEBUG", "duration", duration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1s to 24h");
    }
}
