package io.gatehouse.platform.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How old what this node knows is. It measures the time by the monotonic clock, which stands still while a machine is suspended,
 * and by the wall clock, which may be set back, and takes the longer time.
 */
final class Freshness {
    /** Longer than any node may continue without reading the feed, so that callers need not treat "never" separately. */
    private static final Duration NEVER = Duration.ofDays(365);

    private final Clock clock;
    private final LongSupplier nanoTime;
    private volatile @Nullable Sight sight;
    private volatile @Nullable Hold hold;

    Freshness(Clock clock) {
        this(clock, System::nanoTime);
    }

    Freshness(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    Moment moment() {
        return new Moment(nanoTime.getAsLong(), clock.instant());
    }

    /** Records a read that began at this moment, when the newest heartbeat was this old. */
    void seen(Moment asked, Duration lag, Cursor cursor) {
        sight = new Sight(asked, lag);
        Hold before = hold;
        if (!cursor.isHeld()) {
            hold = null;
        } else if (before == null || !before.oldest().equals(cursor.oldest())) {
            hold = new Hold(cursor.oldest(), asked);
        }
    }

    void lose() {
        sight = null;
        hold = null;
    }

    boolean isKnown() {
        return sight != null;
    }

    Duration age() {
        Sight last = sight;
        return last == null ? NEVER : since(last.asked()).plus(last.lag());
    }

    Duration heldFor() {
        Hold held = hold;
        return held == null ? Duration.ZERO : since(held.since());
    }

    private Duration since(Moment then) {
        Duration monotonic = Duration.ofNanos(nanoTime.getAsLong() - then.nanos());
        Duration wall = Duration.between(then.wall(), clock.instant());
        return monotonic.compareTo(wall) > 0 ? monotonic : wall;
    }

    /** A moment by both clocks. */
    record Moment(long nanos, Instant wall) {}

    private record Sight(Moment asked, Duration lag) {}

    /** The oldest running transaction, and since when it has been the oldest. */
    private record Hold(String oldest, Moment since) {}
}
