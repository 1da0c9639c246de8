package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.changes.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For how long a token that was replaced is good to be asked for its successor again. Times are seconds after that. */
class GraceTest {
    private static final Instant REPLACED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration ORDINARY = Duration.ofSeconds(10);

    private static Instant at(double seconds) {
        return REPLACED.plusMillis((long) (seconds * 1_000));
    }

    private static Silence silence(double beganAt, double endedAt) {
        return new Silence(at(beganAt), at(endedAt));
    }

    private static boolean covers(double now, Silence... silences) {
        return new Grace(ORDINARY, since -> List.of(silences)).covers(REPLACED, at(now));
    }

    @Test
    void asLongAsConfiguredWhereANodeLivedThroughout() {
        assertThat(covers(10)).isTrue();
        assertThat(covers(10.001)).isFalse();
    }

    @Test
    void asLongOnceMoreFromWhenTheServiceIsBack() {
        Silence crash = silence(9, 90);

        assertThat(covers(60, crash)).isTrue();
        assertThat(covers(100, crash)).isTrue();
        assertThat(covers(100.001, crash)).isFalse();
    }

    @Test
    void oneCrashMayFollowAnother() {
        assertThat(covers(79, silence(-1, 30), silence(35, 70))).isTrue();
        assertThat(covers(79, silence(-1, 30), silence(41, 70))).isFalse();
    }

    @Test
    void whatWasOverBeforeTheCrashStaysOver() {
        assertThat(covers(31, silence(10.001, 30))).isFalse();
    }

    @Test
    void itIsOverFiveMinutesAfterTheRotationWhateverHappened() {
        assertThat(covers(300, silence(1, 299))).isTrue();
        assertThat(covers(300.001, silence(1, 299))).isFalse();
    }

    @Test
    void whereThereIsNoneACrashGivesNone() {
        Grace none = new Grace(Duration.ZERO, since -> List.of(silence(-1, 1)));

        assertThat(none.covers(REPLACED, at(1))).isFalse();
    }
}
