package io.gatehouse.platform.persistence;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time until which the request of a thread may wait in total: for its turn, a connection, statements and locks. Work without
 * a deadline is background work: jobs, checks, the start, commands.
 */
public final class RequestDeadline {
    private static final ThreadLocal<@Nullable RequestDeadline> CURRENT = new ThreadLocal<>();

    private final long nanos;

    private RequestDeadline(Duration time) {
        this.nanos = System.nanoTime() + time.toNanos();
    }

    /** From now on this thread works for a request, until {@link #end}. */
    public static void begin(Duration time) {
        CURRENT.set(new RequestDeadline(time));
    }

    public static void end() {
        CURRENT.remove();
    }

    /** Runs the work as a request of its own. */
    public static <T> T within(Duration time, Supplier<T> work) {
        begin(time);
        try {
            return work.get();
        } finally {
            end();
        }
    }

    /** {@code atMost}, or the time that the request has left if that is less; zero if its time is over. */
    public static Duration left(Duration atMost) {
        RequestDeadline running = CURRENT.get();
        if (running == null) {
            return atMost;
        }
        Duration left = Duration.ofNanos(Math.max(0, running.nanos - System.nanoTime()));
        return left.compareTo(atMost) < 0 ? left : atMost;
    }

    /** The deadline of the request that this thread works on, if any. */
    static @Nullable RequestDeadline current() {
        return CURRENT.get();
    }

    static boolean isOver() {
        RequestDeadline running = CURRENT.get();
        return running != null && running.isPassed();
    }

    boolean isPassed() {
        return System.nanoTime() - nanos >= 0;
    }
}
