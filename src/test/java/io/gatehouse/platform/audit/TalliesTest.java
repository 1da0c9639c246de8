package io.gatehouse.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of something that may happen any number of times. */
class TalliesTest {
    private static final Origin HERE = new Origin("r-1", "192.0.2.7", "curl/8");
    private static final Origin THERE = new Origin("r-2", "198.51.100.9", "curl/8");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final Tallies<String> tallies = new Tallies<>(clock, key -> "others");

    private List<Tallies.Due<String>> due() {
        return tallies.due(false);
    }

    private static Tallies.Due<String> first(String key, Origin origin) {
        return new Tallies.Due<>(key, origin, 1, true);
    }

    @Test
    void theFirstIsToldAtOnceAndTheOthersAsANumberWhenTheMinuteIsOver() {
        tallies.count("ada", HERE);
        tallies.count("ada", HERE);
        assertThat(due()).containsExactly(first("ada", HERE));

        tallies.count("ada", THERE);
        clock.advance(Duration.ofSeconds(59));
        assertThat(due()).isEmpty();
        clock.advance(Duration.ofSeconds(1));

        assertThat(due()).containsExactly(new Tallies.Due<>("ada", THERE, 2, false));
        assertThat(due()).isEmpty();
    }

    @Test
    void oneAloneIsToldOnce() {
        tallies.count("ada", HERE);
        assertThat(due()).hasSize(1);

        clock.advance(Duration.ofMinutes(2));

        assertThat(due()).isEmpty();
        tallies.count("ada", HERE);
        assertThat(due()).containsExactly(first("ada", HERE));
    }

    @Test
    void tooManyKeysAreCountedAsOne() {
        for (int i = 0; i < 10 * Tallies.MOST; i++) {
            tallies.count("user " + i, HERE);
        }

        assertThat(due()).hasSize(Tallies.MOST + 1).contains(first("others", HERE));
        clock.advance(Duration.ofMinutes(1));
        assertThat(due()).containsExactly(new Tallies.Due<>("others", HERE, 9 * Tallies.MOST - 1, false));
    }

    @Test
    void whatIsLeftIsToldAtTheEnd() {
        tallies.count("ada", HERE);
        tallies.count("ada", HERE);

        assertThat(tallies.due(true)).containsExactly(first("ada", HERE), new Tallies.Due<>("ada", HERE, 1, false));
    }
}
