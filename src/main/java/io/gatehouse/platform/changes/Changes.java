package io.gatehouse.platform.changes;

import io.gatehouse.platform.persistence.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all nodes what changed. Every call joins the caller's transaction: they are told if that commits, and only then. */
public final class Changes {
    private static final Logger log = LoggerFactory.getLogger(Changes.class);

    /** A change is dated before it commits, and this is longer than any transaction may stand open. */
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

    /** As {@link #publish(Collection)}, of one. */
    public void publish(Change change) {
        publish(List.of(change));
    }

    /**
     * Writes the changes down. This node has heard of them when the transaction's caller goes on; the others hear within 50 ms, and
     * within the feed's poll in any case.
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

    /** What a trigger writes down, as it is after the commit: this node hears of it when the transaction's caller goes on. */
    public void written(Supplier<Change> written) {
        transactions.afterCommit(() -> {
            memory.apply(written.get());
            announce();
        });
    }

    /** In the background as soon as the service runs; in a command before it goes on. */
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

    /** The pauses of more than three seconds that lasted until after this moment, in their order. Those of the last hour are known. */
    public List<Silence> silencesSince(Instant moment) {
        return transactions.read(() -> changes.silencesSince(moment));
    }

    /** This node answers from now on: until now whoever waited for one was not answered by it. */
    void beginToAnswer() {
        try {
            transactions.run(changes::prolongSilence);
        } catch (RuntimeException e) {
            log.debug("A pause was not prolonged until the start of this node", e);
        }
    }

    /** Deletes what no token could still be alive for; returns how many rows there were. */
    public int purge() {
        return transactions.write(() -> changes.deleteOlderThan(retention.get().plus(SLOWEST_COMMIT)));
    }
}
