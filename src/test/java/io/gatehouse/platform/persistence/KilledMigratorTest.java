package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migrators that die while they wait for somebody's lock: whoever comes next finds each changeset whole or not at all. */
class KilledMigratorTest {
    private static final String NAME = "migrations_killed";

    private static final String WAITING = "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";

    private static final String LIQUIBASE_HOLDS = "select locked from databasechangeloglock";

    /** Both connections of the migrator, and not that which stands in its way. */
    private static final String KILL = "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()"
            + " and (wait_event_type = 'Lock' or pid in (select pid from pg_locks where locktype = 'advisory'))";

    private Database database;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = TestDatabase.empty(NAME);
    }

    @Test
    void leaveNothingInTheWayOfTheNext() throws Exception {
        killBehind("create table users (n int)", () -> new Migrations(database).migrate());

        assertThat(ask(LIQUIBASE_HOLDS)).as("as the kill left it").isEqualTo("t");
        assertThat(new Migrations(database).migrate()).isNotEmpty().isSubsetOf(Changelog.ids());
        assertThat(new Migrations(database).pending()).isEmpty();
    }

    @Test
    void leaveNoChangesetWithoutItsRowOfTheHistory() throws Exception {
        String first = Changelog.ids().get(0);
        new Migrations(database).migrateFirst(1);
        new Rollbacks(database).rollBack(new RollbackPoint.Last(1));

        killBehind(
                "lock table databasechangelog in share row exclusive mode",
                () -> new Migrations(database).migrateFirst(1));

        assertThat(new Migrations(database).pending()).contains(first);
        assertThat(ask("select to_regclass('installation') is null"))
                .as("nor what it made")
                .isEqualTo("t");
        new Migrations(database).migrateFirst(1);
        assertThat(new Migrations(database).pending()).doesNotContain(first);
    }

    @Test
    void takeNoChangesetBackWithoutItsRowOfTheHistory() throws Exception {
        String first = Changelog.ids().get(0);
        new Migrations(database).migrateFirst(1);

        killBehind(
                "lock table databasechangelog in share row exclusive mode",
                () -> new Rollbacks(database).rollBack(new RollbackPoint.Last(1)));

        assertThat(ask("select to_regclass('installation') is not null"))
                .as("what the changeset made")
                .isEqualTo("t");
        assertThat(new Rollbacks(database).rollBack(new RollbackPoint.Last(1))).containsExactly(first);
    }

    /** Kills the work while it waits for what the statement holds. */
    private void killBehind(String statement, Runnable work) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection blocker = database.connectAsOwner(Duration.seconds(30));
                Statement blocking = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            blocking.execute(statement);
            Future<?> killed = thread.submit(work);
            await().atMost(1, TimeUnit.MINUTES).until(() -> ask(WAITING).equals("1"));

            assertThat(ask(KILL)).isEqualTo("2");
            assertThatThrownBy(() -> killed.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(CannotStart.class);
        } finally {
            thread.shutdownNow();
        }
    }

    /** As the superuser, who may end others. */
    private static String ask(String query) throws SQLException {
        try (Connection connection = TestPostgres.superuser(NAME);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }
}
