package io.gatehouse.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off connections on which a request still waits when its time is over, for a slow statement or for a server that no longer
 * answers. One thread checks them all, so that this costs a request neither a statement nor a timer.
 */
final class DeadlineWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);

    private static final int PAUSE_MILLIS = 100;

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "request-deadlines"));

    @SuppressWarnings("FutureReturnValueIgnored") // It ends with the thread.
    DeadlineWatch() {
        thread.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    Watched begin(Connection connection, RequestDeadline deadline) {
        Watched begun = new Watched(connection, deadline);
        watched.add(begun);
        return begun;
    }

    private void look() {
        for (Watched each : watched) {
            if (each.deadline.isPassed()) {
                cutOff(each);
            }
        }
    }

    private void cutOff(Watched late) {
        if (!late.isGoodAtTheEnd()) {
            return;
        }
        try {
            // Closing the socket of a server that does not answer may also take time.
            late.connection
                    .unwrap(org.postgresql.jdbc.PgConnection.class)
                    .abort(work -> daemon(work, "cut-off").start());
        } catch (SQLException | RuntimeException e) {
            log.debug("A connection past its request's deadline was not cut off", e);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        return made;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** A connection that a request uses. */
    final class Watched {
        private final Connection connection;
        private final RequestDeadline deadline;
        private final AtomicBoolean isEnded = new AtomicBoolean();

        private Watched(Connection connection, RequestDeadline deadline) {
            this.connection = connection;
            this.deadline = deadline;
        }

        /** Ends the watch and returns whether the connection is still good. From then on it is not cut off. */
        boolean isGoodAtTheEnd() {
            watched.remove(this);
            return isEnded.compareAndSet(false, true);
        }
    }
}
