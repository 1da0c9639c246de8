package io.gatehouse.platform.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What nodes hear of each other over a real database: everything that was committed, soon, and nothing else. */
class FeedTest {
    private static TestDatabase database;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.migrated("feed", List.of());
        database.execute("insert into installation (id, incarnation, epoch, root_secret, created_at)"
                + " values (1, gen_random_uuid(), 0, '\\x00', now())");
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    private static Change end(UUID session) {
        return Change.end(Change.Kind.SESSION, session.toString());
    }

    private static void assertHears(Node node, UUID session) {
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> node.knowsEnded(session));
    }

    /** By SQL, which announces nothing, so that only a poll finds it. */
    private static void insert(Connection connection, UUID session) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into changes (kind, subject, ends, epoch, gone) values ('session', '"
                    + session + "', true, " + Change.NEVER + ", false)");
        }
    }

    private static Connection begun() throws SQLException {
        return begun(database.database().connect(io.dropwizard.util.Duration.seconds(30)));
    }

    private static Connection begun(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_current_xact_id()");
        }
        return connection;
    }

    @Test
    void anEndIsKnownHereAtOnceAndElsewhereWithinASecond() throws Exception {
        try (Node here = Node.listening(database).started();
                Node elsewhere = Node.listening(database).started()) {
            UUID session = UUID.randomUUID();

            here.publish(end(session));

            assertThat(here.knowsEnded(session)).isTrue();
            assertHears(elsewhere, session);
            assertThat(elsewhere.heard()).contains(end(session));
        }
    }

    @Test
    void whatEndedBeforeANodeStartedIsKnownToIt() throws Exception {
        UUID session = UUID.randomUUID();
        try (Node here = Node.listening(database);
                Node late = Node.listening(database)) {
            here.publish(end(session));
            assertThat(late.feed().isLoaded()).isFalse();

            late.started();

            assertThat(late.feed().isLoaded()).isTrue();
            assertThat(late.knowsEnded(session)).isTrue();
        }
    }

    @Test
    void withNothingAnnouncedItIsFoundByThePoll() throws Exception {
        try (Node here = Node.polling(database).started();
                Node elsewhere = Node.polling(database).started()) {
            UUID session = UUID.randomUUID();

            here.publish(end(session));

            assertHears(elsewhere, session);
        }
    }

    @Test
    void aTransactionThatStaysOpenInAnotherDatabaseHoldsUpNothing() throws Exception {
        try (Node here = Node.listening(database).started();
                Node elsewhere = Node.listening(database).started();
                Connection open = begun(TestPostgres.superuser("postgres"));
                Statement statement = open.createStatement()) {
            statement.execute("create table held_open ()");
            UUID first = UUID.randomUUID();
            UUID second = UUID.randomUUID();

            here.publish(end(first));
            assertHears(elsewhere, first);
            here.publish(end(second));
            assertHears(elsewhere, second);

            assertThat(elsewhere.feed().heldFor()).isPositive();
            open.rollback();
        }
    }

    @Test
    void whatBeganFirstAndCommitsLastIsNotLost() throws Exception {
        try (Node node = Node.polling(database).started();
                Connection slow = begun();
                Connection quick = begun()) {
            UUID late = UUID.randomUUID();
            UUID soon = UUID.randomUUID();
            UUID later = UUID.randomUUID();
            insert(slow, late);
            insert(quick, soon);

            quick.commit();
            assertHears(node, soon);
            assertThat(node.knowsEnded(late)).isFalse();
            insert(quick, later);
            quick.commit();
            assertHears(node, later);
            slow.commit();

            assertHears(node, late);
            assertThat(node.heard()).contains(end(soon), end(later), end(late));
        }
    }

    @Test
    void whatIsReadIsAppliedOnceThoughATransactionStaysOpen() throws Exception {
        try (Node node = Node.polling(database).started();
                Connection open = begun();
                Connection quick = begun()) {
            UUID session = UUID.randomUUID();
            insert(quick, session);
            quick.commit();
            assertHears(node, session);
            UUID marker = UUID.randomUUID();
            insert(quick, marker);
            quick.commit();
            assertHears(node, marker);

            assertThat(node.heard()).containsOnlyOnce(end(session));
            open.rollback();
        }
    }

    @Test
    void whatIsRolledBackIsNeverHeard() throws Exception {
        try (Node node = Node.polling(database).started();
                Connection connection = begun()) {
            UUID rolledBack = UUID.randomUUID();
            UUID marker = UUID.randomUUID();
            insert(connection, rolledBack);
            connection.rollback();

            insert(connection, marker);
            connection.commit();

            assertHears(node, marker);
            assertThat(node.knowsEnded(rolledBack)).isFalse();
        }
    }

    @Test
    void anotherIncarnationIsReadFromTheStart() throws Exception {
        UUID session = UUID.randomUUID();
        try (Node node = Node.polling(database).started()) {
            node.publish(end(session));
            int before = node.forgotten();

            database.execute("update installation set incarnation = gen_random_uuid()");

            await().atMost(Duration.ofSeconds(1)).until(() -> node.forgotten() == before + 1);
            assertHears(node, session);
            await().until(() -> node.feed().isLoaded());
            assertThat(node.forgotten()).isEqualTo(before + 1);
        }
    }

    /** What it has missed may have been deleted by then, so that going on from where it was would keep it wrong for good. */
    @Test
    void aNodeThatWasAwayForLongerThanChangesAreKeptReadsFromTheStart() throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        ChangesConfiguration slow = new ChangesConfiguration(io.dropwizard.util.Duration.milliseconds(100), false, 10);
        try (Node node = new Node(database, slow, clock).started()) {
            clock.advance(Duration.ofMinutes(15));
            await().until(() -> node.feed().age().compareTo(Duration.ofMinutes(1)) < 0);
            assertThat(node.forgotten()).isZero();

            clock.advance(Duration.ofMinutes(16).plusSeconds(1));

            await().atMost(Duration.ofSeconds(1)).until(() -> node.forgotten() == 1);
            await().atMost(Duration.ofSeconds(1)).until(() -> node.feed().isLoaded());
        }
    }

    @Test
    void aRaisedEpochOfTheInstallationIsKnownThoughNoRowSaysSo() throws Exception {
        try (Node node = Node.polling(database).started()) {
            database.execute("update installation set epoch = epoch + 1");
            long epoch = Long.parseLong(database.ask("select epoch from installation"));

            await().atMost(Duration.ofSeconds(1))
                    .until(() -> node.feed()
                            .findEnded(Change.Kind.INSTALLATION, Change.Subject.INSTALLATION, epoch - 1)
                            .isPresent());
            assertThat(node.feed().findEnded(Change.Kind.INSTALLATION, Change.Subject.INSTALLATION, epoch))
                    .isEmpty();
        }
    }

    @Test
    void overTheBoundItSaysThatItKnowsNotAll() throws Exception {
        ChangesConfiguration two = new ChangesConfiguration(io.dropwizard.util.Duration.milliseconds(100), true, 2);
        try (Node node = new Node(database, two)) {
            node.publish(end(UUID.randomUUID()));
            node.publish(end(UUID.randomUUID()));
            node.publish(end(UUID.randomUUID()));

            node.started();

            assertThat(node.feed().isLoaded()).isTrue();
            assertThat(node.feed().isComplete()).isFalse();
            assertThat(node.feed().endings()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatBreaksIsOpenedAnewAndNothingIsMissed() throws Exception {
        UUID session = UUID.randomUUID();
        try (Node node = Node.polling(database).started()) {
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and query like 'select s.snapshot%'");
            try (Connection connection = begun()) {
                insert(connection, session);
                connection.commit();
            }

            await().atMost(Duration.ofSeconds(3)).until(() -> node.knowsEnded(session));
        }
    }

    @Test
    void aFollowerThatFailsMakesTheFeedReadAllAnew() throws Exception {
        try (Node node = Node.polling(database)) {
            CountDownLatch failures = new CountDownLatch(1);
            node.feed().follow(new Follower() {
                @Override
                public void changed(Change change) {
                    if (failures.getCount() > 0) {
                        failures.countDown();
                        throw new IllegalStateException("a fault of the follower");
                    }
                }

                @Override
                public void forget() {}
            });
            UUID session = UUID.randomUUID();
            try (Connection connection = begun()) {
                insert(connection, session);
                connection.commit();
            }

            node.started();

            assertHears(node, session);
            assertThat(failures.getCount()).isZero();
        }
    }
}
