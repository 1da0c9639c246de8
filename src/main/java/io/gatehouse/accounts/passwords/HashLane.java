package io.gatehouse.accounts.passwords;

import io.gatehouse.kernel.Failure;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.RequestDeadline;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/**
 * Limits how many hashes run at once, in the order of arrival. Each takes a core and 19 MiB for 20 ms, so a burst of sign-ins
 * waits here, at most for the configured time, instead of taking the cores from all other requests.
 */
final class HashLane {
    private final Semaphore places;
    private final Deque<Argon2BytesGenerator.BlockPool> memories = new ConcurrentLinkedDeque<>();
    private final Duration maxWait;
    private final Metrics metrics;

    /**
     * @param blocks how many blocks of 1 KiB each place reuses from hash to hash, so that a burst leaves no garbage; blocks
     *     beyond these are released after each hash
     */
    HashLane(int places, int blocks, Duration maxWait, Metrics metrics) {
        this.places = new Semaphore(places, true);
        for (int i = 0; i < places; i++) {
            memories.push(new Argon2BytesGenerator.FixedBlockPool(blocks));
        }
        this.maxWait = maxWait;
        this.metrics = metrics;
        metrics.passwordLaneWaiting(this.places::getQueueLength);
    }

    /** Runs the work when its turn comes, or refuses with {@code passwords_busy}. */
    <T> T run(String scheme, Function<Argon2BytesGenerator.BlockPool, T> work) {
        enter();
        // There is one memory for each place.
        Argon2BytesGenerator.BlockPool memory = memories.pop();
        long start = System.nanoTime();
        try {
            return work.apply(memory);
        } finally {
            memories.push(memory);
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
