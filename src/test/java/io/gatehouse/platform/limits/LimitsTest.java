package io.gatehouse.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.Parallel;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Counting in the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Filled before all tests.
class LimitsTest {
    private static final Limit FIVE = new Limit("five", 5, Duration.ofHours(1));

    private TestDatabase database;
    private Limits limits;

    @BeforeAll
    void open() throws SQLException {
        database = TestDatabase.migrated("limits", List.of());
        limits = new Limits(database.sessions(), database.transactions());
    }

    @AfterAll
    void close() throws Exception {
        database.close();
    }

    @Test
    void lookingSpendsNothing() {
        assertThat(limits.look(FIVE.of("192.0.2.1")).remaining()).isEqualTo(5);
        assertThat(limits.look(FIVE.of("192.0.2.1")).remaining()).isEqualTo(5);
    }

    @Test
    void eachOneSpentIsOneLessUntilThereIsNoneAndThenItIsRefused() {
        for (int left = 4; left >= 0; left--) {
            assertThat(limits.take(FIVE.of("192.0.2.2")).remaining()).isEqualTo(left);
        }

        Allowance none = limits.take(FIVE.of("192.0.2.2"));
        assertThat(limits.take(FIVE.of("192.0.2.2")).whole()).isLessThanOrEqualTo(none.whole());

        assertThatThrownBy(none::require).isInstanceOfSatisfying(Failure.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.TOO_MANY);
            assertThat(refused.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
        });
        assertThat(none.policy()).isEqualTo("\"five\";q=5;w=3600");
        assertThat(none.state()).startsWith("\"five\";r=0;t=3");
    }

    @Test
    void aSpentOneComesBackWithTime() throws SQLException {
        limits.take(FIVE.of("192.0.2.3"));
        limits.take(FIVE.of("192.0.2.3"));
        database.execute(
                "update rate_limits set spent_until = spent_until - interval '13 minutes' where source = '192.0.2.3'");

        assertThat(limits.look(FIVE.of("192.0.2.3")).remaining()).isEqualTo(4);
    }

    @Test
    void anotherShareIsLookedAtInTheSameStatement() {
        limits.take(FIVE.of("192.0.2.7"));

        List<Allowance> both = limits.take(FIVE.of("192.0.2.8"), FIVE.of("192.0.2.7"));

        assertThat(both).extracting(Allowance::remaining).containsExactly(4L, 4L);
        assertThat(limits.look(FIVE.of("192.0.2.7")).remaining()).isEqualTo(4);
    }

    @Test
    void noMoreAreGrantedAtOnceThanThereAre() {
        List<Allowance> all = Parallel.times(20, i -> limits.take(FIVE.of("192.0.2.9")));

        assertThat(all).filteredOn(Allowance::isGranted).hasSize(5);
    }

    @Test
    void manyAtOnceAreAllCounted() {
        Limit many = new Limit("many", 100, Duration.ofHours(1));

        Parallel.times(30, i -> limits.take(many.of("192.0.2.4")));

        assertThat(limits.look(many.of("192.0.2.4")).remaining()).isEqualTo(70);
    }

    @Test
    void oneIpv6CustomerIsOneSource() {
        limits.take(FIVE.of("2001:db8:1:2::1"));

        assertThat(limits.look(FIVE.of("2001:db8:1:2:ffff::9")).remaining()).isEqualTo(4);
        assertThat(limits.look(FIVE.of("2001:db8:1:3::1")).remaining()).isEqualTo(5);
    }

    @Test
    void rowsWhoseTimeHasPassedAreSweptAway() throws SQLException {
        limits.take(FIVE.of("192.0.2.5"));
        database.execute("update rate_limits set spent_until = now() - interval '1 second' where source = '192.0.2.5'");

        limits.take(FIVE.of("192.0.2.6"));

        assertThat(database.ask("select count(*) from rate_limits where source = '192.0.2.5'"))
                .isEqualTo("0");
    }
}
