package io.gatehouse.platform.changes;

import io.dropwizard.lifecycle.Managed;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feed of changes and keeps this node's memory true to it. Each reading applies whatever was committed since the last
 * one at once; a transaction that stays open anywhere holds up nothing but its own changes.
 */
public final class Feed implements Managed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private static final Duration FIRST_READING = Duration.ofSeconds(5);

    private final Database database;
    private final ChangesConfiguration configuration;
    private final Duration staleAfter;
    private final Memory memory;
    private final Retention retention;
    private final Freshness freshness;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Cursor cursor = Cursor.START;
    private @Nullable UUID incarnation;
    private volatile long installationEpoch;
    private volatile @Nullable FeedConnection open;
    private @Nullable Thread thread;

    Feed(
            Database database,
            ChangesConfiguration configuration,
            Duration staleAfter,
            Memory memory,
            Retention retention,
            Clock clock) {
        this.database = database;
        this.configuration = configuration;
        this.staleAfter = staleAfter;
        this.memory = memory;
        this.retention = retention;
        this.freshness = new Freshness(clock);
    }

    /** Has the follower told of every change from now on. */
    public void follow(Follower follower) {
        memory.follow(follower);
    }

    /** What refuses tokens of this epoch of the subject, as far as this node knows. */
    public Optional<Ended> findEnded(Change.Kind kind, Object id, long epoch) {
        return memory.endings().find(kind, id, epoch).map(each -> new Ended(each.gone()));
    }

    /** Whether all that ended is in memory: false before the first reading, and where there is more than the bound. */
    public boolean isComplete() {
        return freshness.isKnown() && memory.endings().isComplete();
    }

    /** Whether the feed was ever read in this process, since it was last to be read anew. */
    public boolean isLoaded() {
        return freshness.isKnown();
    }

    /** How long ago the database was as this node knows it. */
    public Duration age() {
        return freshness.age();
    }

    /** Whether what this node knows and what followers keep is young enough to be believed without asking the database. */
    public boolean isFresh() {
        return freshness.age().compareTo(staleAfter) <= 0;
    }

    /** For how long the oldest transaction of the whole cluster has kept readers from moving on; zero while none does. */
    public Duration heldFor() {
        return freshness.heldFor();
    }

    /** The installation's epoch as of the last reading, or a lower one that no longer counts. */
    public long installationEpoch() {
        return installationEpoch;
    }

    /** How much that ended is in memory. */
    public int endings() {
        return memory.endings().size();
    }

    /** Reads all there is, and goes on reading in the background; what takes long to read first does not hold up the start. */
    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored") // Until it is loaded no token is accepted.
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
                log.atLevel(wasLost ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.DEBUG)
                        .log("The feed of changes is read");
                wasLost = false;
                follow(connection);
            } catch (SQLException | CannotStart e) {
                if (!isStopped() && !wasLost) {
                    log.warn("The feed of changes cannot be read: {}", e.getMessage());
                }
                wasLost = true;
            } catch (RuntimeException e) {
                log.error("The feed of changes failed and is read anew", e);
                reload();
            }
            pause();
        }
    }

    private void follow(FeedConnection connection) throws SQLException {
        while (!isStopped()) {
            read(connection);
            // After the reading, so that what was announced does not wait for it.
            connection.beat();
            connection.await(configuration.poll().toJavaDuration());
        }
    }

    private void read(FeedConnection connection) throws SQLException {
        // Before anything is looked at: a machine that is suspended in between finds out at the next reading.
        Freshness.Moment asked = freshness.moment();
        if (isPastRetention()) {
            log.warn("The memory of what changed is read anew: the feed was lost for {}", freshness.age());
            reload();
        }
        FeedConnection.Batch batch = connection.read(cursor);
        boolean isOfAnotherHistory =
                incarnation != null && (!batch.incarnation().equals(incarnation) || cursor.isAheadOf(batch.next()));
        if (isOfAnotherHistory || memory.endings().isWorthReadingAgain()) {
            log.warn(
                    "The memory of what changed is read anew: {}",
                    isOfAnotherHistory ? "another history" : "it fits again");
            reload();
            batch = connection.read(cursor);
        }
        batch.changes().forEach(memory::apply);
        applyEpoch(batch.installationEpoch());
        memory.endings().sweep();
        cursor = batch.next();
        incarnation = batch.incarnation();
        freshness.seen(asked, batch.lag(), cursor);
        loaded.countDown();
    }

    /** Whether rows that were never read here may have been deleted meanwhile. */
    private boolean isPastRetention() {
        return freshness.isKnown() && freshness.age().compareTo(retention.get()) > 0;
    }

    /** Also where no change says so: a restore raises it by itself. */
    private void applyEpoch(long epoch) {
        if (epoch > installationEpoch) {
            memory.apply(Change.raise(Change.Kind.INSTALLATION, Change.Subject.INSTALLATION, epoch, false));
            installationEpoch = epoch;
        }
    }

    private void reload() {
        freshness.lose();
        memory.forget();
        cursor = Cursor.START;
        incarnation = null;
        installationEpoch = 0;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // Over either way.
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
     * @param isGone whether its subject is gone or switched off, not only what it granted
     */
    public record Ended(boolean isGone) {}
}
