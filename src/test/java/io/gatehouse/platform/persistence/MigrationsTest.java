package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The schema on a real PostgreSQL: up, down, and two at once. */
class MigrationsTest {
    private static final String OUR_TABLES = "select coalesce(string_agg(tablename, ',' order by tablename), '')"
            + " from pg_tables where schemaname = 'public' and tablename not like 'databasechangelog%'";
    private static final String HISTORY = "select count(*) || ' ' || count(distinct id) from databasechangelog";

    @Test
    void anEmptyDatabaseMissesEverythingAndIsNotTouchedByTheQuestion() throws SQLException {
        Database database = TestDatabase.empty("migrations_pending");

        assertThat(new Migrations(database).pending()).isEqualTo(Changelog.ids());
        assertThat(TestDatabase.ask(database, "select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void migratingAppliesAllOnceAndThenNothing() throws SQLException {
        Database database = TestDatabase.empty("migrations_up");
        Migrations migrations = new Migrations(database);

        assertThat(migrations.migrate()).isEqualTo(Changelog.ids());

        assertThat(migrations.pending()).isEmpty();
        assertThat(migrations.migrate()).isEmpty();
        assertThat(TestDatabase.ask(database, OUR_TABLES))
                .as("what the first, one in between and the newest make")
                .contains("installation", "audit_events", "row_counts");
    }

    @Test
    void theRollbacksLeaveNothingAndTheWayUpIsOpenAgain() throws Exception {
        Database database = TestDatabase.empty("migrations_down");
        Migrations migrations = new Migrations(database);
        List<String> applied = migrations.migrate();

        new Rollbacks(database).rollBack(new RollbackPoint.Last(applied.size()));

        assertThat(TestDatabase.ask(database, OUR_TABLES)).isEmpty();
        assertThat(migrations.pending()).isEqualTo(applied);
        assertThat(migrations.migrate()).isEqualTo(applied);
        assertThat(migrations.pending()).isEmpty();
        assertThat(TestDatabase.ask(database, "select count(*) from users"))
                .as("as the role that serves")
                .isEqualTo("0");
    }

    @Test
    @Timeout(60)
    void whereNothingIsToBeDoneNobodyWaitsForTheLock() throws Exception {
        Database database = TestDatabase.empty("migrations_done");
        Migrations migrations = new Migrations(database);
        assertThat(migrations.migrateIfNeeded()).isEqualTo(Changelog.ids());

        try (MigrationLock ignored = MigrationLock.take(database)) {
            assertThat(migrations.migrateIfNeeded()).isEmpty();
        }
    }

    @Test
    void aRightThatIsMissingIsSomethingToBeDone() throws Exception {
        Database database = TestDatabase.empty("migrations_rights");
        Migrations migrations = new Migrations(database);
        migrations.migrate();
        TestDatabase.execute(database, "revoke all on rate_limits from " + database.serviceRole());

        assertThat(migrations.migrateIfNeeded()).isEmpty();

        assertThat(TestDatabase.ask(database, "select count(*) from rate_limits"))
                .as("as the role that serves")
                .isEqualTo("0");
    }

    @Test
    void ofTwoThatMigrateAtOnceOneDoesTheWorkAndBothSucceed() throws Exception {
        Database database = TestDatabase.empty("migrations_race");
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<String>> one = threads.submit(() -> migrateAfter(start, database));
            Future<List<String>> other = threads.submit(() -> migrateAfter(start, database));

            start.countDown();

            assertThat(List.of(one.get(1, TimeUnit.MINUTES), other.get(1, TimeUnit.MINUTES)))
                    .containsExactlyInAnyOrder(Changelog.ids(), List.of());
        } finally {
            threads.shutdownNow();
        }
        int all = Changelog.ids().size();
        assertThat(TestDatabase.ask(database, HISTORY)).isEqualTo(all + " " + all);
    }

    private static List<String> migrateAfter(CountDownLatch start, Database database) throws InterruptedException {
        start.await();
        return new Migrations(database).migrate();
    }
}
