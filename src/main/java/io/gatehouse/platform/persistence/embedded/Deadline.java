package io.gatehouse.platform.persistence.embedded;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bounded wait on the monotonic clock: changes of the wall clock do not lengthen it. */
record Deadline(long end) {
    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    /** Polls until there is a value; empty if the time is over first. */
    <T> Optional<T> find(Supplier<Optional<T>> wanted) {
        AtomicReference<@Nullable T> found = new AtomicReference<>();
        boolean unused = await(() -> {
            found.set(wanted.get().orElse(null));
            return found.get() != null;
        });
        return Optional.ofNullable(found.get());
    }

    /** Polls until the condition holds; false if the time is over first. Ignores an interrupt but keeps it for the caller. */
    boolean await(BooleanSupplier condition) {
        boolean interrupted = false;
        try {
            while (!condition.getAsBoolean()) {
                if (passed()) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE);
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
