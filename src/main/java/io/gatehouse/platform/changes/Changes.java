package io.gatehouse.platform.changes;

import io.gatehouse.platform.persistence.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all nodes what changed. Every call joins the caller's transaction: nodes are told only if that transaction commits. */
public final class Changes {
    private static final Logger log = LoggerFactory.getLogger(Changes.class);

    /** A change gets its time before it commits. No transaction may stay open for longer than this. */
    static final Duration SLOWEST_COMMIT = Duration.ofMinutes(10);

    private final ChangeDao changes;
    private final Transactions transactions;
    private final Memory memory;
    private final Notifier notifier;
    private final Retention retention;

    Changes(ChangeDao changes, Transactions transactions, Memory memory, Notifier notifier, Retention retention) {
        this.changes = changes;
        this.transactions = transactions;
        this.memory = memory;
        this.notifier = notifier;
        this.retention = retention;
    }

    /** As {@link #publish(Collection)}, for one change. */
    public void publish(Change change) {
        publish(List.of(change));
    }

    /**
     * Writes the changes to the feed. This node applies them before the transaction's caller continues; the other nodes learn of
     * them within 50 ms, and at the next poll of the feed in any case.
     */
    public void publish(Collection<Change> published) {
        if (published.isEmpty()) {
            return;
        }
        changes.insert(published);
        transactions.afterCommit(() -> {
            published.forEach(memory::apply);
            announce();
        });
    }

    /** As {@link #publish(Change)}, for a change that a trigger writes; {@code written} returns it after the commit. */
    public void written(Supplier<Change> written) {
        transactions.afterCommit(() -> {
            memory.apply(written.get());
            announce();
        });
    }

    /** In the background while the service runs; in a command, before the command continues. */
    private void announce() {
        if (notifier.isStarted()) {
            notifier.wake();
            return;
        }
        try {
            transactions.run(changes::notifyReaders);
        } catch (RuntimeException e) {
            log.debug("A change was not announced; readers find it at their next poll", e);
        }
    }

    /** The silences of over three seconds that ended after this moment, in their order. Only those of the last hour are known. */
    public List<Silence> silencesSince(Instant moment) {
        return transactions.read(() -> changes.silencesSince(moment));
    }

    /** This node answers from now on. Extends a silence that just ended until now: until now, this node gave no answer. */
    void beginToAnswer() {
        try {
            transactions.run(changes::prolongSilence);
        } catch (RuntimeException e) {
            log.debug("A pause was not prolonged until the start of this node", e);
        }
    }

    /** Deletes changes whose tokens have all expired; returns the number of rows. */
    public int purge() {
        return transactions.write(() -> changes.deleteOlderThan(retention.get().plus(SLOWEST_COMMIT)));
    }
}
