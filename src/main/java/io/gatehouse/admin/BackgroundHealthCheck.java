package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs another check in the background and answers at once with its last result. If the check has given no result for some
 * seconds, this one is unhealthy whatever that result was, because the thing checked does not answer.
 */
final class BackgroundHealthCheck extends HealthCheck {
    /** The pause between two checks, and twice as long for the checks themselves. */
    private static final Duration LIFE = Duration.ofSeconds(6);

    private final HealthCheck check;
    private final LongSupplier nanoTime;
    private volatile @Nullable Found last;

    BackgroundHealthCheck(HealthCheck check, LongSupplier nanoTime) {
        this.check = check;
        this.nanoTime = nanoTime;
    }

    /** Runs the check on the caller's thread. The age of its result counts from the start of the check. */
    void refresh() {
        long begun = nanoTime.getAsLong();
        last = new Found(check.execute(), begun);
    }

    boolean isDone() {
        return last != null;
    }

    @Override
    protected Result check() {
        Found found = last;
        if (found == null) {
            return Result.unhealthy("not checked yet");
        }
        Duration age = Duration.ofNanos(nanoTime.getAsLong() - found.nanos());
        return age.compareTo(LIFE) <= 0 ? found.result() : Result.unhealthy("no result for " + age.toSeconds() + " s");
    }

    private record Found(Result result, long nanos) {}
}
