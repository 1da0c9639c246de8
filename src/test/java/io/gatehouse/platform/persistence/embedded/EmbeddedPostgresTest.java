package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server from first start to stop, and who may share it. */
class EmbeddedPostgresTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private static Path root;

    private static DataFolder folder;
    private static EmbeddedPostgres running;

    @BeforeAll
    static void start() {
        folder = TestFolders.at(root.resolve("data"));
        running = EmbeddedPostgres.serve(folder, RANDOM);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static PidFile pidFile() {
        return PidFile.read(folder.root().resolve("pgdata")).orElseThrow();
    }

    @Nested
    class ARunningServer {
        @Test
        void refusesAWrongPassword() {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            running.jdbcUrl(), running.service().role(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(running.url("postgres"), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }

        @Test
        void hasOneRuleOfEntryAndNoSocket() throws SQLException {
            try (Connection connection = running.superuser("postgres")) {
                assertThat(Sql.ask(
                                connection,
                                "SELECT string_agg(type || ' ' || auth_method, ',') FROM pg_hba_file_rules"))
                        .isEqualTo("host scram-sha-256");
                assertThat(Sql.ask(
                                connection,
                                "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'gatehouse'"))
                        .isEqualTo("t");
            }
        }

        @Test
        void givesNeitherRolePower() throws SQLException {
            String powers = "SELECT rolsuper::text || rolcreaterole || rolcreatedb || rolreplication || rolbypassrls"
                    + " FROM pg_roles WHERE rolname = current_user";

            for (Login login : List.of(running.service(), running.owner())) {
                try (Connection connection = Sql.connect(running, login)) {
                    assertThat(Sql.ask(connection, powers)).as(login.role()).isEqualTo("false".repeat(5));
                }
            }
        }

        @Test
        void belongsToARoleThatDoesNotServe() throws SQLException {
            assertThat(Sql.ask(
                            running,
                            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("gatehouse_owner");
            try (Connection connection = Sql.connect(running, running.service())) {
                for (String refused : List.of(
                        "CREATE TABLE made (n int)", "CREATE TEMPORARY TABLE made (n int)", "CREATE SCHEMA made")) {
                    assertThatThrownBy(() -> Sql.ask(connection, refused)).hasMessageContaining("permission denied");
                }
            }
        }

        @Test
        void opensNoOtherDatabaseToEitherRole() {
            for (Login login : List.of(running.service(), running.owner())) {
                assertThatThrownBy(() ->
                                DriverManager.getConnection(running.url("postgres"), login.role(), login.password()))
                        .hasMessageContaining("permission denied for database");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "data_checksums, on",
            "fsync, on",
            "full_page_writes, on",
            "listen_addresses, 127.0.0.1",
            "max_connections, 100",
            "password_encryption, scram-sha-256",
            "server_encoding, UTF8",
            "shared_buffers, 128MB",
            "shared_preload_libraries, pg_stat_statements",
            "synchronous_commit, on",
            "unix_socket_directories, ''",
        })
        void isSetUpForASmallMachineThatKeepsItsData(String setting, String value) throws SQLException {
            try (Connection connection = running.superuser("postgres")) {
                assertThat(Sql.ask(connection, "SHOW " + setting)).isEqualTo(value);
            }
        }

        @Test
        void sortsTheSameOnEveryMachine() throws SQLException {
            assertThat(
                            Sql.ask(
                                    running,
                                    "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'gatehouse'"))
                    .isEqualTo("b C.UTF-8");
        }

        @Test
        void keepsItsLogPrivateAndLeavesNoPasswordBehind() throws IOException {
            assertThat(Files.getPosixFilePermissions(folder.root().resolve("postgresql.log")))
                    .hasSize(2);
            assertThat(folder.root().resolve("pgdata.partial")).doesNotExist();
        }
    }

    @Nested
    class ASecondProcess {
        @Test
        void thatServesIsRefusedNamingTheOwner() {
            assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, RANDOM))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is used by another Gatehouse server (pid "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("GATEHOUSE_DATA");
        }

        @Test
        void thatIsACommandSharesTheServerAndLeavesItRunning() throws SQLException {
            long server = pidFile().pid();

            try (EmbeddedPostgres command = EmbeddedPostgres.attachOrStart(folder, RANDOM)) {
                assertThat(command.jdbcUrl()).isEqualTo(running.jdbcUrl());
                assertThat(Sql.ask(command, "SELECT 1")).isEqualTo("1");
            }

            assertThat(Sql.ask(running, "SELECT 'alive'")).isEqualTo("alive");
            assertThat(pidFile().pid()).isEqualTo(server);
        }
    }

    @Nested
    class AStart {
        @TempDir
        private Path other;

        @Test
        void triesAnotherPortWhereOneIsTakenAndThenQuotesTheLog() {
            DataFolder data = TestFolders.at(other.resolve("data"));
            Settings taken =
                    Settings.DURABLE.with("port", String.valueOf(pidFile().port()));

            assertThatThrownBy(() -> EmbeddedPostgres.serve(data, RANDOM, taken))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("no free port on 127.0.0.1 in 5 attempts")
                    .hasMessageContaining("Address already in use");
        }

        @Test
        void thatFailsQuotesTheLog() {
            DataFolder data = TestFolders.at(other.resolve("data"));
            Settings wrong = Settings.DURABLE.with("max_connections", "-1");

            assertThatThrownBy(() -> EmbeddedPostgres.serve(data, RANDOM, wrong))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("PostgreSQL does not come up")
                    .hasMessageContaining("max_connections");
        }
    }

    @Nested
    class AStop {
        @TempDir
        private Path other;

        @Test
        void keepsTheRowsForTheNextStart() throws SQLException {
            DataFolder data = TestFolders.at(other.resolve("data"));
            try (EmbeddedPostgres first = EmbeddedPostgres.serve(data, RANDOM)) {
                Sql.run(first, "CREATE TABLE kept AS SELECT 42 AS n");
            }
            assertThat(data.root().resolve("pgdata/postmaster.pid")).doesNotExist();

            try (EmbeddedPostgres command = EmbeddedPostgres.attachOrStart(data, RANDOM)) {
                assertThat(Sql.ask(command, "SELECT n FROM kept")).isEqualTo("42");
            }
            assertThat(data.root().resolve("pgdata/postmaster.pid")).doesNotExist();
        }
    }
}
