package io.gatehouse.accounts.passwords;

import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.RequestDeadline;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many hashes run at once, in the order of arrival. Each takes a core and 19 MiB for 50 ms, so a storm of sign-ins
 * waits here, and for no longer than promised, instead of taking the cores from everybody else.
 */
final class HashLane {
    private final Semaphore places;
    private final Duration maxWait;
    private final Metrics metrics;

    HashLane(int places, Duration maxWait, Metrics metrics) {
        this.places = new Semaphore(places, true);
        this.maxWait = maxWait;
        this.metrics = metrics;
        metrics.passwordLaneWaiting(this.places::getQueueLength);
    }

    /** Runs the work when its turn comes, or refuses with {@code passwords_busy}. */
    <T> T run(String scheme, Supplier<T> work) {
        enter();
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            places.release();
            metrics.passwordHash(scheme, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(RequestDeadline.left(maxWait).toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        metrics.passwordLaneRefusal();
        throw Failure.unavailable(
                "passwords_busy", "Too many passwords are being checked at the moment; try again", maxWait);
    }
}
