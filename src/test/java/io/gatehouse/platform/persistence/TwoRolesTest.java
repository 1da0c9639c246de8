package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.embedded.Login;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role that serves may do to the schema, and what only its owner may. */
class TwoRolesTest {
    private static final Duration LOOK = Duration.seconds(10);

    private static Database migrated(String name) throws SQLException {
        Database database = TestDatabase.empty(name);
        assertThat(new Migrations(database).migrate()).isEqualTo(Changelog.ids());
        return database;
    }

    private static void asService(Database database, String statement) throws SQLException {
        try (Connection connection = database.connect(LOOK)) {
            execute(connection, statement);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }

    @Nested
    class TheRoleThatServes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "drop table users",
                    "alter table users add column more text",
                    "alter table users disable trigger all",
                    "truncate users",
                    "create table more (n int)",
                    "create index ix_more on users (name)",
                    "insert into databasechangelog (id) values ('x')",
                    "update databasechangelog set id = 'x'",
                    "delete from databasechangelog",
                    "update databasechangeloglock set locked = true",
                    "update audit_events set kind = 'x'",
                    "delete from audit_events",
                    "truncate audit_seals",
                    "update audit_subjects set ip = 'x'",
                    "delete from audit_subjects",
                    "insert into audit_erasures select * from audit_erasures",
                    "select erase_audit_subjects(array[]::uuid[], array[]::bytea[])",
                    "set role gatehouse_owner",
                })
        void mayNot(String statement) throws SQLException {
            Database database = Shared.database();

            assertThatThrownBy(() -> asService(database, statement))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select count(*) from users",
                    "insert into rate_limits select * from rate_limits where false",
                    "update users set name = name",
                    "delete from sessions where false",
                    "insert into audit_events select * from audit_events where false",
                    "select id from users for share",
                    "select id from databasechangelog",
                })
        void may(String statement) throws SQLException {
            asService(Shared.database(), statement);
        }

        @Test
        void isNoSuperuser() throws SQLException {
            Database database = Shared.database();

            assertThat(TestDatabase.ask(database, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Nested
    class TheGrants {
        @Test
        void coverSequencesAndTablesThatTheOwnerMakes() throws SQLException {
            Database database = migrated("grants_more");
            TestDatabase.execute(database, "create table \"More \"\"rows\"\"\" (n serial primary key)");

            new Migrations(database).grant();

            asService(database, "insert into \"More \"\"rows\"\"\" default values");
        }

        @Test
        void comeBackWithAMigrationThatHasNothingToApply() throws SQLException {
            Database database = migrated("grants_again");
            TestDatabase.execute(database, "revoke all on users, databasechangelog from gatehouse");
            TestDatabase.execute(database, "grant truncate on users to gatehouse");

            assertThat(new Migrations(database).migrate()).isEmpty();

            asService(database, "select id from users");
            assertThatThrownBy(() -> asService(database, "truncate users")).hasMessageContaining("permission denied");
        }

        @Test
        void passOverWhatIsAnothers() throws SQLException {
            Database database = migrated("grants_others");
            try (Connection connection = TestPostgres.superuser("grants_others")) {
                execute(connection, "create table foreign_table (n int)");
            }

            new Migrations(database).grant();

            assertThatThrownBy(() -> asService(database, "select n from foreign_table"))
                    .hasMessageContaining("permission denied");
        }

        @Test
        void thatAreMissingAreToldWithTheCommandThatGivesThem() throws SQLException {
            Database database = migrated("grants_missing");
            TestDatabase.execute(database, "revoke all on databasechangelog from gatehouse");

            assertThatThrownBy(() -> new Migrations(database).pending())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("gatehouse has no rights")
                    .hasMessageContaining("db migrate config.yml")
                    .hasMessageContaining("DATABASE_OWNER_USER");
        }
    }

    @Nested
    class OneRoleForBoth {
        @Test
        void migratesAndIsKnown() throws SQLException {
            String name = TestPostgres.createDatabase("one_role", "template1");
            Database database = TestDatabase.at(name, TestPostgres.owner(), new Login("", ""));

            assertThat(database.servesAsOwner()).as("of no table yet").isFalse();
            assertThat(new Migrations(database).migrate()).isEqualTo(Changelog.ids());
            assertThat(database.servesAsOwner()).isTrue();
        }

        @Test
        void isKnownByItsMembershipToo() throws SQLException {
            Database database = migrated("one_role_inherited");
            assertThat(database.servesAsOwner()).isFalse();
            try (Connection connection = TestPostgres.superuser("one_role_inherited")) {
                execute(connection, "create role heir login password 'w' in role gatehouse_owner");
            }

            assertThat(TestDatabase.at("one_role_inherited", new Login("heir", "w"), TestPostgres.owner())
                            .servesAsOwner())
                    .isTrue();
        }
    }

    @Nested
    class TheCompilerOfQueries {
        @Test
        void isOffOnEveryConnection() throws Exception {
            Database database = Shared.database();
            Pools pools = database.pools(new MetricRegistry());
            try (Connection pooled = pools.background().getConnection();
                    Connection single = database.connect(Duration.seconds(5));
                    Connection owner = database.connectAsOwner(Duration.seconds(5))) {
                assertThat(List.of(ask(pooled, "show jit"), ask(single, "show jit"), ask(owner, "show jit")))
                        .containsOnly("off");
            } finally {
                pools.stop();
            }
        }
    }

    @Nested
    class TheDeadlines {
        @ParameterizedTest
        @CsvSource({"statement_timeout, 10s", "lock_timeout, 1s", "idle_in_transaction_session_timeout, 15s"})
        void holdOnConnectionsOfRequests(String setting, String value) throws Exception {
            RequestDeadline.begin(java.time.Duration.ofSeconds(30));
            try {
                holds(setting, value);
            } finally {
                RequestDeadline.end();
            }
        }

        @ParameterizedTest
        @CsvSource({"statement_timeout, 10s", "lock_timeout, 0", "idle_in_transaction_session_timeout, 15s"})
        void holdOnConnectionsOfTheBackgroundWhichMayWaitForLocks(String setting, String value) throws Exception {
            holds(setting, value);
        }

        private static void holds(String setting, String value) throws Exception {
            Pools pools = Shared.database().pools(new MetricRegistry());
            Connection connection = pools.getConnection();
            try {
                assertThat(ask(connection, "select current_user")).isEqualTo("gatehouse");
                assertThat(ask(connection, "show " + setting)).isEqualTo(value);
                assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
            } finally {
                pools.closeConnection(connection);
                pools.stop();
            }
        }

        @Test
        void leaveTheOwnerItsTime() throws SQLException {
            Database database = Shared.database();
            try (Connection connection = database.connectAsOwner(Duration.seconds(0))) {
                assertThat(ask(connection, "select current_user")).isEqualTo("gatehouse_owner");
                for (String setting :
                        List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
                    assertThat(ask(connection, "show " + setting)).as(setting).isEqualTo("0");
                }
                assertThat(connection.getNetworkTimeout()).isZero();
            }
        }
    }

    /** Migrated at the first touch of the class. */
    private static final class Shared {
        static final String NAME = make();

        static Database database() {
            return TestDatabase.at(NAME, TestPostgres.service(), TestPostgres.owner());
        }

        private static String make() {
            TestDatabase.create("two_roles");
            return "two_roles";
        }
    }
}
