package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** What is done to the sessions of everybody. */
public final class AllSessions {
    /** Looked at in one transaction, so that whoever refreshes meanwhile waits for milliseconds. */
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
    public int end(Actor actor) {
        long epoch = transactions.write(() -> endIn(actor));
        return inBatches(batch -> sessions.endBelow(epoch, batch));
    }

    /**
     * Ends every session of the installation with the caller's transaction, and returns the epoch that did it: each carries the one
     * under which it began. The rows are told apart by it, and marked when sessions are next purged.
     */
    public long endIn(Actor actor) {
        long raised = installation.raiseEpoch();
        events.allEnded(actor, raised);
        return raised;
    }

    /** Marks what an epoch has ended, deletes what was over long enough ago, and returns how much that was. */
    public int purge() {
        long epoch = installation.epoch();
        Duration age = configuration.keepEnded().toJavaDuration();
        return inBatches(batch -> {
            int unused = sessions.endBelow(epoch, batch);
            return sessions.deleteOver(age, batch);
        });
    }

    /**
     * Goes once through all sessions. No index tells which are over: it would be written anew with every refresh, which costs more
     * than to look at each session once an hour.
     */
    private int inBatches(ToIntFunction<SessionDao.Batch> work) {
        int count = 0;
        Optional<SessionDao.Batch> batch = batchAfter(FIRST);
        while (batch.isPresent()) {
            SessionDao.Batch next = batch.get();
            count += transactions.write(() -> work.applyAsInt(next));
            batch = batchAfter(next.last());
        }
        return count;
    }

    private Optional<SessionDao.Batch> batchAfter(UUID last) {
        return transactions.read(() -> sessions.findBatch(last, BATCH));
    }
}
