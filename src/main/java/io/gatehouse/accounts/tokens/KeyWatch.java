package io.gatehouse.accounts.tokens;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.Follower;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes this node read its keys again when one changes anywhere, and at least every half minute; on its own thread. */
final class KeyWatch implements Follower {
    /** Half of {@link SigningKey#FEED_LAG}, so that one reading may fail. */
    private static final int SECONDS_BETWEEN_READINGS = 30;

    private final SigningKeys keys;
    private final ScheduledExecutorService executor;
    private final AtomicBoolean due = new AtomicBoolean();

    private KeyWatch(SigningKeys keys, ScheduledExecutorService executor) {
        this.keys = keys;
        this.executor = executor;
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // The executor's end is the schedule's end; what it runs never throws.
    static KeyWatch start(SigningKeys keys, LifecycleEnvironment lifecycle) {
        ScheduledExecutorService executor = lifecycle
                .scheduledExecutorService("signing-keys-%d", true)
                .threads(1)
                .build();
        KeyWatch watch = new KeyWatch(keys, executor);
        executor.scheduleWithFixedDelay(
                watch::wake, SECONDS_BETWEEN_READINGS, SECONDS_BETWEEN_READINGS, TimeUnit.SECONDS);
        return watch;
    }

    @Override
    public void changed(Change change) {
        if (change.subject().kind() == Change.Kind.KEY) {
            wake();
        }
    }

    @Override
    public void forget() {
        wake();
    }

    private void wake() {
        if (!executor.isShutdown() && due.compareAndSet(false, true)) {
            executor.execute(this::read);
        }
    }

    private void read() {
        // Reset before reading: a change during the reading triggers another one.
        due.set(false);
        boolean unused = keys.refresh();
    }
}
