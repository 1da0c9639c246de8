package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What is done to the sessions of everybody. */
public final class AllSessions {
    /** Locked at a time, so that whoever refreshes meanwhile waits for milliseconds. */
    private static final int BATCH = 10_000;

    private static final UUID FIRST = new UUID(0, 0);

    private final SessionsConfiguration configuration;
    private final Transactions transactions;
    private final SessionDao sessions;
    private final SessionEvents events;
    private final InstallationService installation;

    AllSessions(
            SessionsConfiguration configuration,
            Transactions transactions,
            SessionDao sessions,
            SessionEvents events,
            InstallationService installation) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.sessions = sessions;
        this.events = events;
        this.installation = installation;
    }

    /** Ends every session of the installation and returns how many there were. */
    public long end(Actor actor) {
        return sweep(transactions.write(() -> endIn(actor)));
    }

    /**
     * Ends every session of the installation with the caller's transaction, and returns the epoch that did it: each carries the one
     * under which it began. The rows are told apart by it, and marked when they are next swept.
     */
    public long endIn(Actor actor) {
        long raised = installation.raiseEpoch();
        events.allEnded(actor, raised);
        return raised;
    }

    private long sweep(long epoch) {
        long count = 0;
        Optional<SessionDao.Swept> swept = sweepAfter(FIRST, epoch);
        while (swept.isPresent()) {
            count += swept.get().count();
            swept = sweepAfter(swept.get().last(), epoch);
        }
        return count;
    }

    private Optional<SessionDao.Swept> sweepAfter(UUID last, long epoch) {
        return transactions.write(() -> sessions.sweep(last, epoch, BATCH));
    }

    /** Marks what an epoch has ended, deletes what was over long enough ago, and returns how much that was. */
    public int purge() {
        long unused = sweep(installation.epoch());
        Duration age = configuration.keepEnded().toJavaDuration();
        int deleted = 0;
        int last;
        do {
            last = transactions.write(() -> sessions.deleteOver(age, BATCH));
            deleted += last;
        } while (last == BATCH);
        return deleted;
    }
}
