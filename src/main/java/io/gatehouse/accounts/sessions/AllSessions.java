package io.gatehouse.accounts.sessions;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** Operations on the sessions of all users. */
public final class AllSessions {
    /** How many sessions one transaction processes, so that a concurrent refresh waits only for milliseconds. */
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
     * Ends every session of the installation in the caller's transaction, and returns the epoch that did it: each session stores
     * the epoch under which it began, which shows that it has ended. The next purge marks the rows.
     */
    public long endIn(Actor actor) {
        long raised = installation.raiseEpoch();
        events.allEnded(actor, raised);
        return raised;
    }

    /** Marks the sessions that an epoch has ended, deletes those that ended long enough ago, and returns how many it deleted. */
    public int purge() {
        long epoch = installation.epoch();
        Duration age = configuration.keepEnded().toJavaDuration();
        return inBatches(batch -> {
            int unused = sessions.endBelow(epoch, batch);
            return sessions.deleteOver(age, batch);
        });
    }

    /**
     * Goes through all sessions once. No index shows which have ended: every refresh would have to write it, which costs more
     * than to read each session once an hour.
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
