package io.gatehouse.platform.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.util.Duration;
import io.gatehouse.platform.persistence.Changelog;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Migrations;
import io.gatehouse.platform.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that a backup must not be loaded into, and restores that end before their time. */
class RefusedTargetsTest {
    private static final String TABLES = "select count(*) from pg_tables where schemaname = 'public'";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void write() throws Exception {
        Database source = migrated("restore_source");
        Backups.fill(source);
        file = folder.resolve("good");
        Summary unused = Backups.write(source, file);
    }

    private static Database migrated(String name) throws SQLException {
        return TestDatabase.migrated(name, List.of()).database();
    }

    private static void assertRefused(Database target, String reason) {
        assertThatThrownBy(() -> Backups.load(target, file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aDatabaseWithOneRowIsLeftAsItIs() throws Exception {
        Database target = migrated("restore_full");
        TestDatabase.execute(target, "insert into rate_limits values ('a', 'b', now())");

        assertRefused(target, "rate_limits has rows");

        assertThat(Backups.rows(target)).isEqualTo("1");
    }

    @Test
    void aDatabaseOfSomebodyElseIsLeftAsItIs() throws Exception {
        Database target = TestDatabase.empty("restore_foreign");
        TestDatabase.execute(target, "create table invoices (n int)");

        assertRefused(target, "invoices");

        assertThat(TestDatabase.ask(target, TABLES)).isEqualTo("1");
    }

    @Test
    void aSchemaOfAnotherVersionIsLeftAsItIs() throws Exception {
        Database target = TestDatabase.empty("restore_behind");
        new Migrations(target).migrateFirst(Changelog.ids().size() - 1);

        assertRefused(target, Changelog.ids().get(Changelog.ids().size() - 1));

        assertThat(new Migrations(target).pending()).hasSize(1);
    }

    @Test
    void aBackupOfALaterSchemaIsRefusedNamingItsChangesets() throws Exception {
        Database later = migrated("restore_later");
        TestDatabase.execute(
                later,
                "insert into databasechangelog select '9999-add-tomorrow', author, filename, dateexecuted, 9999, exectype"
                        + " from databasechangelog limit 1");
        Path future = folder.resolve("future");
        Summary unused = Backups.write(later, future);
        Database target = TestDatabase.empty("restore_later_target");

        assertThatThrownBy(() -> Backups.load(target, future))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("9999-add-tomorrow")
                .hasMessageContaining("release test");

        assertThat(TestDatabase.ask(target, TABLES)).isEqualTo("0");
    }

    @Test
    void aTableThatWasChangedByHandIsNamed() throws Exception {
        Database target = migrated("restore_changed");
        TestDatabase.execute(target, "alter table users add column shoe_size int");

        assertRefused(target, "(users)");
    }

    @Test
    void aDatabaseThatSomebodyWorksOnIsNotWaitedForForEver() throws Exception {
        Database target = migrated("restore_busy");
        try (Connection other = target.connectAsOwner(Duration.seconds(30));
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table users in row share mode");

            assertRefused(target, "in use");
        }
        assertThat(Backups.load(target, file).rows()).isEqualTo(55);
    }

    @Test
    void aRestoreThatIsKilledHalfwayLeavesNoRowAndCanBeRepeated() throws Exception {
        Database target = TestDatabase.empty("restore_killed");
        AtomicLong rows = new AtomicLong();
        Progress killer = new Progress(() -> rows.incrementAndGet() * 2_000_000_000L, line -> {
            if (line.startsWith("sessions")) {
                kill(target);
            }
        });

        assertThatThrownBy(() ->
                        new Restore(target, Clock.systemUTC()).load(BackupFile.verified(file), Backups.NOTHING, killer))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("undone");

        assertThat(Backups.rows(target)).isEqualTo("0");
        assertThat(Backups.load(target, file).rows()).isEqualTo(55);
    }

    private static void kill(Database target) {
        try {
            TestDatabase.execute(
                    target,
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = 'restore_killed'"
                            + " and query ilike 'copy%'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheLastStepRefusesIsUndoneAsAWhole() throws Exception {
        Database target = migrated("restore_refused");

        assertThatThrownBy(() -> Backups.load(target, file, connection -> {
                    throw new BackupRefused("wrong key");
                }))
                .isInstanceOf(BackupRefused.class)
                .hasMessage("wrong key");

        assertThat(Backups.rows(target)).isEqualTo("0");
    }

    @Test
    void anOlderBackupGetsItsOwnSchemaAndIsMigratedAfterwards() throws Exception {
        Database old = TestDatabase.empty("restore_old");
        new Migrations(old).migrateFirst(2);
        TestDatabase.execute(old, "insert into nodes (id, version, master_keys) values (gen_random_uuid(), '1', '{}')");
        Path past = folder.resolve("past");
        Summary unused = Backups.write(old, past);
        Database target = TestDatabase.empty("restore_old_target");

        assertThat(Backups.load(target, past).rows()).isEqualTo(1);

        Migrations migrations = new Migrations(target);
        List<String> later = Changelog.ids().subList(2, Changelog.ids().size());
        assertThat(migrations.pending()).isEqualTo(later);
        assertThat(Backups.content(target)).isEqualTo(Backups.content(old));
        assertThat(migrations.migrate()).isEqualTo(later);
        assertThat(TestDatabase.ask(target, "select count(*) from nodes")).isEqualTo("1");
    }
}
