package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of SQLSTATEs row by row. */
class SqlFailuresTest {
    private static Throwable thrown(String state) {
        return new IllegalStateException(new GenericJDBCException("said Hibernate", new SQLException("said", state)));
    }

    @Nested
    class Translate {
        @ParameterizedTest
        @CsvSource({
            "40001, busy",
            "40P01, busy",
            "55P03, busy",
            "57014, timeout",
            "08000, database_unavailable",
            "08001, database_unavailable",
            "08006, database_unavailable",
            "53100, database_unavailable",
            "53300, database_unavailable",
            "57P01, database_unavailable",
            "57P02, database_unavailable",
            "57P03, database_unavailable",
            "25P03, database_unavailable",
            "25006, database_unavailable",
        })
        void answersThatWaitingHelps(String state, String code) {
            Failure failure = SqlFailures.translate(thrown(state)).orElseThrow();

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"23502", "23503", "23514", "22001", "22P02", "42601", "42P01", "25P02", "XX000"})
        void leavesAMistakeOfOursAnException(String state) {
            assertThat(SqlFailures.translate(thrown(state))).isEmpty();
        }

        @Test
        void takesAnExceptionWithoutAStateForThePools() {
            Failure failure =
                    SqlFailures.translate(new SQLException("no connection")).orElseThrow();

            assertThat(failure.code()).isEqualTo("database_unavailable");
        }

        @Test
        void leavesWhatIsNotOfTheDatabaseAlone() {
            assertThat(SqlFailures.translate(new IllegalStateException("of another kind")))
                    .isEmpty();
        }

        @Test
        void makesAConflictOfADoubleValueEvenWhereItsConstraintIsUnknown() {
            Failure failure = SqlFailures.translate(thrown("23505")).orElseThrow();

            assertThat(failure).isInstanceOf(UniqueViolation.class);
            assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
        }

        @Test
        void knowsTheConstraintThatPostgresqlNames() throws Exception {
            try (TestDatabase database = TestDatabase.migrated("sql_failures", List.of())) {
                database.execute("create table seats (row text, number integer, constraint uq_seats unique (number))");
                database.execute("insert into seats values ('A', 1)");

                SQLException thrown = catchThrowableOfType(
                        SQLException.class, () -> database.execute("insert into seats values ('B', 1)"));

                Failure failure = SqlFailures.translate(thrown).orElseThrow();
                assertThat(failure).isInstanceOfSatisfying(UniqueViolation.class, violation -> {
                    assertThat(violation.isOf("uq_seats")).isTrue();
                    assertThat(violation.isOf("uq_other")).isFalse();
                });
                assertThat(failure.detail()).doesNotContain("seats");
            }
        }
    }

    @Nested
    class IsRetryable {
        @ParameterizedTest
        @ValueSource(strings = {"40001", "40P01"})
        void isTrueOfWhoeverLostAgainstAnother(String state) {
            assertThat(SqlFailures.isRetryable(thrown(state))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"55P03", "57014", "23505", "08006", "40003"})
        void isFalseOfAllElse(String state) {
            assertThat(SqlFailures.isRetryable(thrown(state))).isFalse();
        }

        @Test
        void isFalseWithoutAState() {
            assertThat(SqlFailures.isRetryable(new SQLException("no state"))).isFalse();
            assertThat(SqlFailures.isRetryable(new IllegalStateException())).isFalse();
        }
    }
}
