package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What ended is remembered for as long as it matters, and what had to be left out is not passed over in silence. */
class EndingsTest {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration KEPT = LIFE.plusSeconds(60);
    private static final UUID ID = new UUID(1, 1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Endings endings = new Endings(10, new Retention(() -> LIFE), clock);

    private static Change session(int number) {
        return Change.end(Change.Kind.SESSION, new UUID(1, number).toString());
    }

    private static Change user(long epoch, boolean gone) {
        return Change.raise(Change.Kind.USER, ID.toString(), epoch, gone);
    }

    private boolean isEnded(Change.Kind kind, Object id, long epoch) {
        return endings.find(kind, id, epoch).isPresent();
    }

    @Test
    void whatEndedForGoodRefusesEveryEpochOfItsKindAlone() {
        endings.add(session(1));

        assertThat(isEnded(Change.Kind.SESSION, ID, 0)).isTrue();
        assertThat(isEnded(Change.Kind.SESSION, ID, Long.MAX_VALUE - 1)).isTrue();
        assertThat(isEnded(Change.Kind.SESSION, new UUID(1, 2), 0)).isFalse();
        assertThat(isEnded(Change.Kind.USER, ID, 0)).isFalse();
    }

    @Test
    void aRaisedEpochRefusesTheLowerOnes() {
        endings.add(user(3, false));

        assertThat(isEnded(Change.Kind.USER, ID, 2)).isTrue();
        assertThat(isEnded(Change.Kind.USER, ID, 3)).isFalse();
    }

    @Test
    void aLowerEpochThatComesLaterTakesNothingBack() {
        endings.add(user(5, true));
        endings.add(user(3, false));

        assertThat(endings.find(Change.Kind.USER, ID, 4)).get().matches(Endings.Ending::gone);
        assertThat(isEnded(Change.Kind.USER, ID, 5)).isFalse();
    }

    @Test
    void whoeverComesBackIsNoLongerGoneButTheOldTokensStayRefused() {
        endings.add(user(5, true));
        endings.add(user(5, false));

        assertThat(endings.find(Change.Kind.USER, ID, 4)).get().matches(ending -> !ending.gone());
    }

    @Test
    void anEntryLeavesWhenNoTokenCouldBeAliveAndNoSooner() {
        endings.add(session(1));

        clock.advance(KEPT.minusNanos(1));
        endings.sweep();
        assertThat(isEnded(Change.Kind.SESSION, ID, 0)).isTrue();

        clock.advance(Duration.ofNanos(1));
        endings.sweep();
        assertThat(isEnded(Change.Kind.SESSION, ID, 0)).isFalse();
        assertThat(endings.size()).isZero();
    }

    @Test
    void whatEndsAnewStaysForTheNewTime() {
        endings.add(user(1, false));
        clock.advance(KEPT.dividedBy(2));
        endings.add(user(2, false));

        clock.advance(KEPT.dividedBy(2));
        endings.sweep();
        assertThat(isEnded(Change.Kind.USER, ID, 1)).isTrue();
        assertThat(endings.size()).isOne();

        clock.advance(KEPT.dividedBy(2));
        endings.sweep();
        assertThat(endings.size()).isZero();
    }

    @Test
    void theSameTwiceTakesOnePlace() {
        endings.add(session(1));
        endings.add(session(1));

        assertThat(endings.size()).isOne();
    }

    @Test
    void theSameTwiceFitsWhereNothingElseWould() {
        for (int i = 0; i < 10; i++) {
            endings.add(session(i));
        }
        assertThat(endings.isComplete()).isTrue();

        endings.add(session(9));
        assertThat(endings.isComplete()).isTrue();

        endings.add(session(10));
        assertThat(endings.isComplete()).isFalse();
        assertThat(endings.size()).isEqualTo(10);
    }

    @Test
    void overItsBoundItKeepsWhatItHasAndIsReadAgainWhenThereIsRoom() {
        for (int i = 0; i < 5; i++) {
            endings.add(session(i));
        }
        clock.advance(Duration.ofMinutes(1));
        for (int i = 5; i < 11; i++) {
            endings.add(session(i));
        }
        assertThat(endings.isComplete()).isFalse();
        assertThat(isEnded(Change.Kind.SESSION, new UUID(1, 0), 0)).isTrue();
        assertThat(endings.isWorthReadingAgain()).isFalse();

        clock.advance(KEPT.minusMinutes(1));
        endings.sweep();
        assertThat(endings.isWorthReadingAgain()).isTrue();
        assertThat(endings.isComplete()).isFalse();

        endings.clear();
        assertThat(endings.isComplete()).isTrue();
        assertThat(endings.size()).isZero();
    }
}
