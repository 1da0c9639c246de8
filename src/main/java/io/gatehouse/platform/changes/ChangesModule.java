package io.gatehouse.platform.changes;

import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/** Builds the feed of changes. */
public final class ChangesModule {
    private final Notifier notifier;
    private final Changes changes;
    private final Feed feed;
    private final History history;

    /**
     * @param staleAfter the age from which what this node knows is no longer fresh
     * @param longestLife the longest life of any token that a living key may have signed
     */
    public ChangesModule(
            ChangesConfiguration configuration,
            Duration staleAfter,
            Database database,
            SessionFactory sessions,
            Transactions transactions,
            Supplier<Duration> longestLife,
            Clock clock) {
        Retention retention = new Retention(longestLife);
        Memory memory = new Memory(new Endings(configuration.maxEndings(), retention, clock));
        this.notifier = new Notifier(database);
        this.changes = new Changes(new ChangeDao(sessions), transactions, memory, notifier, retention);
        this.history = new History(sessions, transactions, retention);
        Freshness freshness = new Freshness(clock);
        FeedReader reader = new FeedReader(memory, retention, freshness);
        this.feed = new Feed(database, configuration, staleAfter, memory, freshness, reader);
    }

    public Changes changes() {
        return changes;
    }

    public Feed feed() {
        return feed;
    }

    public History history() {
        return history;
    }

    /** Reads and announces changes from the start of the service to its end. */
    public void register(LifecycleEnvironment lifecycle, Metrics metrics) {
        ScheduledExecutorService executor = lifecycle
                .scheduledExecutorService("notifier-%d", true)
                .threads(1)
                .build();
        notifier.start(executor);
        lifecycle.manage(feed);
        lifecycle.addServerLifecycleListener(server -> changes.beginToAnswer());
        lifecycle.manage(new Managed() {
            @Override
            public void stop() {
                notifier.close();
            }
        });
        metrics.feed(feed::age, feed::heldFor, feed::endings, feed::isComplete);
    }
}
