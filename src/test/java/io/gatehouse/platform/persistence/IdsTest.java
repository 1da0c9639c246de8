package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.SettableClock;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids that sort by the time of the clock they are given. */
class IdsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123Z");

    private final SettableClock clock = new SettableClock(START);
    private final Ids ids = new Ids(clock, new SecureRandom());

    private static long millisecondsOf(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    @Test
    void areUuidsOfVersion7() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void carryTheTimeOfTheClock() {
        assertThat(millisecondsOf(ids.next())).isEqualTo(START.toEpochMilli());

        clock.advance(Duration.ofHours(1));

        assertThat(millisecondsOf(ids.next()))
                .isEqualTo(START.plus(Duration.ofHours(1)).toEpochMilli());
    }

    @Test
    void madeLaterSortLaterEvenWithinOneMillisecond() {
        List<String> made =
                Stream.generate(ids::next).limit(1_000).map(UUID::toString).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areUniqueAcrossThreads() {
        List<UUID> made =
                IntStream.range(0, 10_000).parallel().mapToObj(i -> ids.next()).toList();

        assertThat(made).doesNotHaveDuplicates();
    }

    @Test
    void comeFromAClockThatTicksInMicrosecondsToo() {
        Ids ticking = new Ids(Clock.tick(clock, Duration.ofNanos(1_000)), new SecureRandom());

        assertThat(millisecondsOf(ticking.next())).isEqualTo(START.toEpochMilli());
    }
}
