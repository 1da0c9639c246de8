package io.gatehouse.platform.changes;

import io.dropwizard.lifecycle.Managed;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What this node knows about changes, and how old that is. A thread reads the feed in the background while the service runs, and
 * opens a new connection if it loses the current one.
 */
public final class Feed implements Managed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private static final Duration FIRST_READING = Duration.ofSeconds(5);

    private final Database database;
    private final ChangesConfiguration configuration;
    private final Duration staleAfter;
    private final Memory memory;
    private final Freshness freshness;
    private final FeedReader reader;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile @Nullable FeedConnection open;
    private @Nullable Thread thread;

    Feed(
            Database database,
            ChangesConfiguration configuration,
            Duration staleAfter,
            Memory memory,
            Freshness freshness,
            FeedReader reader) {
        this.database = database;
        this.configuration = configuration;
        this.staleAfter = staleAfter;
        this.memory = memory;
        this.freshness = freshness;
        this.reader = reader;
    }

    /** Tells the follower about every change from now on. */
    public void follow(Follower follower) {
        memory.follow(follower);
    }

    /** Why the subject's tokens of this epoch are refused, as far as this node knows; empty if they are not. */
    public Optional<Ended> findEnded(Change.Kind kind, Object id, long epoch) {
        return memory.endings().find(kind, id, epoch).map(each -> new Ended(each.gone()));
    }

    /** Whether all endings are in memory: false before the first read, and if there are more than the bound. */
    public boolean isComplete() {
        return freshness.isKnown() && memory.endings().isComplete();
    }

    /** Whether this process has read the feed since it started or last began to read everything again. */
    public boolean isLoaded() {
        return freshness.isKnown();
    }

    /** How old this node's picture of the database is. */
    public Duration age() {
        return freshness.age();
    }

    /** Whether what this node knows and what followers keep is fresh enough to use it without asking the database. */
    public boolean isFresh() {
        return freshness.age().compareTo(staleAfter) <= 0;
    }

    /** For how long the oldest transaction of the whole cluster has kept readers from advancing; zero if none does. */
    public Duration heldFor() {
        return freshness.heldFor();
    }

    /** The number of endings in memory. */
    public int endings() {
        return memory.endings().size();
    }

    /** Reads the whole feed and continues in the background. A long first read does not delay the start. */
    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored") // Until the feed is loaded, no token is accepted.
    public void start() throws InterruptedException {
        Thread started = new Thread(this::run, "change-feed");
        started.setDaemon(true);
        thread = started;
        started.start();
        loaded.await(FIRST_READING.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        stopped.countDown();
        FeedConnection connection = open;
        if (connection != null) {
            closeQuietly(connection);
        }
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void run() {
        boolean wasLost = false;
        while (!isStopped()) {
            try (FeedConnection connection = FeedConnection.open(database, configuration.listen())) {
                open = connection;
                log.atLevel(wasLost ? Level.WARN : Level.DEBUG).log("The feed of changes is read");
                wasLost = false;
                readOn(connection);
            } catch (SQLException | CannotStart e) {
                if (!isStopped() && !wasLost) {
                    log.warn("The feed of changes cannot be read: {}", e.getMessage());
                }
                wasLost = true;
            } catch (RuntimeException e) {
                log.error("The feed of changes failed and is read anew", e);
                reader.reload();
            }
            pause();
        }
    }

    private void readOn(FeedConnection connection) throws SQLException {
        while (!isStopped()) {
            reader.read(connection);
            loaded.countDown();
            // After the read, so that announced changes do not wait for the heartbeat.
            connection.beat();
            connection.await(configuration.poll().toJavaDuration());
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // The pause is over either way.
    private void pause() {
        try {
            stopped.await(configuration.poll().toMilliseconds(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private static void closeQuietly(FeedConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("The feed's connection did not close", e);
        }
    }

    /**
     * Why a token is refused.
     *
     * @param isGone whether its subject itself is gone or disabled, not only the subject's tokens
     */
    public record Ended(boolean isGone) {}
}
