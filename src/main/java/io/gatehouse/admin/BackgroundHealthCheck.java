package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Another check, done in the background: whoever asks is told what it found last and waits for nothing. Where it has not come to a
 * result for some seconds, what it waits for is not well, whatever it found before.
 */
final class BackgroundHealthCheck extends HealthCheck {
    /** The pause between two, and as long again and more for one to take. */
    private static final Duration LIFE = Duration.ofSeconds(6);

    private final HealthCheck check;
    private final LongSupplier nanoTime;
    private volatile @Nullable Found last;

    BackgroundHealthCheck(HealthCheck check, LongSupplier nanoTime) {
        this.check = check;
        this.nanoTime = nanoTime;
    }

    /** Does the check, on the caller's thread. Its result is as old as its beginning. */
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
