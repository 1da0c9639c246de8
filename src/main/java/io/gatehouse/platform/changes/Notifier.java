package io.gatehouse.platform.changes;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other nodes that there is something to read, after the commit and on its own connection: a NOTIFY inside each transaction
 * would make commits wait for each other across the whole cluster. Many changes in a short time are announced once.
 */
final class Notifier {
    private static final Logger log = LoggerFactory.getLogger(Notifier.class);

    /** The time from one announcement to the next. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final io.dropwizard.util.Duration SILENCE = io.dropwizard.util.Duration.seconds(3);

    private final Database database;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long last = System.nanoTime() - PAUSE.toNanos();
    private volatile @Nullable ScheduledExecutorService executor;
    private @Nullable Connection connection;

    Notifier(Database database) {
        this.database = database;
    }

    /** Announces changes from now on, on this executor. */
    void start(ScheduledExecutorService onThis) {
        executor = onThis;
    }

    boolean isStarted() {
        return executor != null;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It never throws; a lost announcement costs half a second.
    void wake() {
        ScheduledExecutorService started = executor;
        if (started != null && !started.isShutdown() && due.compareAndSet(false, true)) {
            long wait = last + PAUSE.toNanos() - System.nanoTime();
            started.schedule(this::announce, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void announce() {
        last = System.nanoTime();
        due.set(false);
        try (Statement statement = connected().createStatement()) {
            statement.execute("notify " + ChangeDao.CHANNEL);
        } catch (SQLException | CannotStart e) {
            log.debug("A change was not announced; readers find it at their next poll", e);
            close();
        }
    }

    private Connection connected() {
        Connection open = connection;
        if (open == null) {
            open = database.connect(SILENCE);
            connection = open;
        }
        return open;
    }

    void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("The notifier's connection did not close", e);
        }
        connection = null;
    }
}
