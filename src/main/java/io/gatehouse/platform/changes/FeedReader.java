package io.gatehouse.platform.changes;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's memory in step with the feed, on one thread. Each read applies at once everything that was committed since
 * the last one. A transaction that stays open anywhere delays only its own changes.
 */
final class FeedReader {
    private static final Logger log = LoggerFactory.getLogger(FeedReader.class);

    private final Memory memory;
    private final Retention retention;
    private final Freshness freshness;

    private Cursor cursor = Cursor.START;
    private @Nullable UUID incarnation;
    private long installationEpoch;

    FeedReader(Memory memory, Retention retention, Freshness freshness) {
        this.memory = memory;
        this.retention = retention;
        this.freshness = freshness;
    }

    void read(FeedConnection connection) throws SQLException {
        // Taken before the read: if the machine is suspended in between, the next read notices it.
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
    }

    /** Forgets everything, so that the next read covers the whole feed. */
    void reload() {
        freshness.lose();
        memory.forget();
        cursor = Cursor.START;
        incarnation = null;
        installationEpoch = 0;
    }

    /** Whether rows may have been deleted before this node read them. */
    private boolean isPastRetention() {
        return freshness.isKnown() && freshness.age().compareTo(retention.get()) > 0;
    }

    /** Also if no change reports it: a restore raises the epoch without one. */
    private void applyEpoch(long epoch) {
        if (epoch > installationEpoch) {
            memory.apply(Change.raise(Change.Kind.INSTALLATION, Change.Subject.INSTALLATION, epoch, false));
            installationEpoch = epoch;
        }
    }
}
