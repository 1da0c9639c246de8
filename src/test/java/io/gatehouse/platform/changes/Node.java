package io.gatehouse.platform.changes;

import io.dropwizard.util.Duration;
import io.gatehouse.platform.persistence.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A node that does nothing but read the feed, and writes down what it hears. */
final class Node implements Follower, AutoCloseable {
    private final TestDatabase database;
    private final ChangesModule module;
    private final List<Change> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger forgotten = new AtomicInteger();

    Node(TestDatabase database, ChangesConfiguration configuration) {
        this(database, configuration, Clock.systemUTC());
    }

    Node(TestDatabase database, ChangesConfiguration configuration, Clock clock) {
        this.database = database;
        this.module = new ChangesModule(
                configuration,
                java.time.Duration.ofSeconds(2),
                database.database(),
                database.sessions(),
                database.transactions(),
                () -> java.time.Duration.ofMinutes(15),
                clock);
        module.feed().follow(this);
    }

    /** One that hears of nothing that is not announced before the test is over. */
    static Node listening(TestDatabase database) {
        return new Node(database, new ChangesConfiguration(Duration.seconds(30), true, 1_000));
    }

    static Node polling(TestDatabase database) {
        return new Node(database, new ChangesConfiguration(Duration.milliseconds(100), false, 1_000));
    }

    Node started() throws InterruptedException {
        feed().start();
        return this;
    }

    Feed feed() {
        return module.feed();
    }

    Changes changes() {
        return module.changes();
    }

    void publish(Change change) {
        database.transactions().run(() -> module.changes().publish(change));
    }

    boolean knowsEnded(UUID session) {
        return feed().findEnded(Change.Kind.SESSION, session, 0).isPresent();
    }

    List<Change> heard() {
        return heard;
    }

    int forgotten() {
        return forgotten.get();
    }

    @Override
    public void changed(Change change) {
        heard.add(change);
    }

    @Override
    public void forget() {
        forgotten.incrementAndGet();
    }

    @Override
    public void close() throws InterruptedException {
        feed().stop();
    }
}
