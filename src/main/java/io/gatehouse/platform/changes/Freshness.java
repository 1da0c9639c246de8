package io.gatehouse.platform.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How old what this node knows is. It counts by the monotonic and by the wall clock and believes the larger: the one stands still
 * while a machine is suspended, the other may be set back.
 */
final class Freshness {
    /** Longer than any node may go on without asking, so that nobody need tell "never" apart. */
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

    /** The feed was asked for at that moment, and its newest heartbeat was then this old. */
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

    /** Since when the oldest running transaction has been the oldest. */
    private record Hold(String oldest, Moment since) {}
}
