package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How old what is known is, by two clocks of which either may be wrong. */
class FreshnessTest {
    private static final Cursor FREE = new Cursor("10:10:");

    private final SettableClock wall = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Freshness freshness = new Freshness(wall, nanos::get);

    private void pass(Duration time) {
        wall.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    private void see(Cursor cursor) {
        freshness.seen(freshness.moment(), Duration.ZERO, cursor);
    }

    @Test
    void beforeAnythingWasSeenItIsOlderThanAnybodyWouldTake() {
        assertThat(freshness.isKnown()).isFalse();
        assertThat(freshness.age()).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void theAgeCountsFromBeforeTheQuestionAndAddsTheAgeOfTheHeartbeat() {
        Freshness.Moment asked = freshness.moment();
        pass(Duration.ofSeconds(1));
        freshness.seen(asked, Duration.ofMillis(300), FREE);
        pass(Duration.ofSeconds(2));

        assertThat(freshness.age()).isEqualTo(Duration.ofMillis(3_300));
    }

    @Test
    void aWallClockThatIsSetBackMakesNothingYounger() {
        see(FREE);
        pass(Duration.ofSeconds(5));

        wall.advance(Duration.ofHours(-1));

        assertThat(freshness.age()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aMonotonicClockThatStoodStillMakesNothingYounger() {
        see(FREE);

        wall.advance(Duration.ofHours(1));

        assertThat(freshness.age()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatIsLostIsUnknownUntilItIsSeenAgain() {
        see(FREE);
        freshness.lose();
        assertThat(freshness.isKnown()).isFalse();
        assertThat(freshness.age()).isGreaterThan(Duration.ofDays(1));

        see(FREE);
        assertThat(freshness.isKnown()).isTrue();
        assertThat(freshness.age()).isZero();
    }

    @Test
    void theHoldCountsForAsLongAsTheSameTransactionIsTheOldest() {
        see(new Cursor("7:10:7"));
        pass(Duration.ofSeconds(20));
        see(new Cursor("7:12:7,11"));
        pass(Duration.ofSeconds(20));
        assertThat(freshness.heldFor()).isEqualTo(Duration.ofSeconds(40));

        see(new Cursor("11:12:11"));
        assertThat(freshness.heldFor()).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(freshness.heldFor()).isEqualTo(Duration.ofSeconds(1));

        see(new Cursor("12:12:"));
        assertThat(freshness.heldFor()).isZero();
    }
}
