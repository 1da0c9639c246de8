package io.gatehouse.platform.changes;

import io.gatehouse.platform.persistence.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Tells all nodes what changed. Every call joins the caller's transaction: they are told if that commits, and only then. */
public final class Changes {
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
     * Writes the changes down. This node has heard of them when the transaction's caller goes on; the others hear within
     * milliseconds where one of them ends something, and within the feed's poll in any case.
     */
    public void publish(Collection<Change> published) {
        if (published.isEmpty()) {
            return;
        }
        changes.insert(published);
        if (published.stream().anyMatch(Change::ends)) {
            changes.notifyReaders();
        }
        published.forEach(each -> written(() -> each));
    }

    /** What a trigger writes down, as it is after the commit: this node hears of it when the transaction's caller goes on. */
    public void written(Supplier<Change> written) {
        transactions.afterCommit(() -> {
            Change change = written.get();
            memory.apply(change);
            if (!change.ends()) {
                notifier.wake();
            }
        });
    }

    /** Deletes what no token could still be alive for; returns how many rows there were. */
    public int purge() {
        return transactions.write(() -> changes.deleteOlderThan(retention.get().plus(SLOWEST_COMMIT)));
    }
}
