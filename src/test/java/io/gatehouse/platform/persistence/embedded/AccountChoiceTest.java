package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom PostgreSQL runs when the service runs as root. */
class AccountChoiceTest {
    private static final int A_STRANGER = 54_321;

    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    private Path parent;

    @BeforeEach
    void asRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString(mode));
    }

    private int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    @Nested
    class BelowAFolderClosedToOthers {
        @Test
        void itRunsInANamespaceThatOwnsItsData() throws Exception {
            mode("rwx------");
            DataFolder folder = TestFolders.at(parent.resolve("data"));

            try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, new SecureRandom())) {
                assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
            }

            assertThat(ownerOf(folder.root().resolve("pgdata"))).isZero();
            mode("rwxr-xr-x");
            assertThat(AccountChoice.of(folder.root(), folder.root().resolve("pgdata")))
                    .as("the choice does not flip when the way opens")
                    .isEqualTo(new ChildAccount.WithoutKeys(folder.root().resolve("keys")));
        }
    }

    @Nested
    class TheOwnerOfTheKeys {
        private static final String SECRET = "the master key";

        @Test
        void readsNoneOfThemInWhateverWay() throws Exception {
            mode("rwx------");
            DataFolder folder = TestFolders.at(parent.resolve("data"));
            String unused = folder.secret("master.key", () -> SECRET);
            Path key = folder.keys().resolve("master.key");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, new SecureRandom());
                    Connection superuser = postgres.superuser("postgres")) {
                assertRefused(superuser, "SELECT pg_read_file('" + key + "')");
                assertRefused(superuser, "SELECT pg_read_file('/proc/" + PID + "/root" + key + "')");
                for (String way : List.of(
                        "cat " + key,
                        "cat /proc/" + PID + "/root" + key,
                        "cat /proc/" + PID + "/environ",
                        "umount " + folder.keys() + " && cat " + key,
                        "nsenter --target " + PID + " --user --mount cat " + key,
                        "unshare --user --map-root-user --mount sh -c 'umount -l " + folder.keys() + "; cat " + key
                                + "'")) {
                    assertRefused(superuser, "COPY said FROM PROGRAM '" + way.replace("'", "''") + "'");
                }
                try (Statement sql = superuser.createStatement()) {
                    assertThat(sql.executeUpdate(
                                    "COPY said FROM PROGRAM 'cat " + folder.root() + "/pgdata/PG_VERSION'"))
                            .as("that programs run at all")
                            .isOne();
                }
            }
        }

        private static void assertRefused(Connection superuser, String statement) throws SQLException {
            try (Statement sql = superuser.createStatement()) {
                sql.execute("CREATE TABLE IF NOT EXISTS said (line text)");
                assertThatThrownBy(() -> sql.execute(statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain(SECRET));
            }
        }
    }

    @Nested
    class DataOfAStranger {
        @Test
        void areRefusedRatherThanServedUnderTheirAccount() throws IOException {
            Path pgdata = Files.createDirectory(parent.resolve("pgdata"));
            Files.setAttribute(pgdata, "unix:uid", A_STRANGER);

            assertThatThrownBy(() -> AccountChoice.of(parent, pgdata))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("uid " + A_STRANGER);
        }
    }

    @Nested
    class AnAccountOfItsOwn {
        @BeforeEach
        void exists() {
            Outcome found = Outcome.of(new ProcessBuilder("getent", "passwd", ChildAccount.Named.NAME));
            assumeTrue(found.succeeded(), "needs the account " + ChildAccount.Named.NAME);
        }

        @Test
        void ownsTheDataAndCannotReadTheKeys() throws Exception {
            mode("rwxr-xr-x");
            DataFolder folder = TestFolders.at(parent.resolve("data"));

            try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, new SecureRandom());
                    var connection = postgres.superuser("postgres")) {
                Path key = folder.keys().resolve("database.password");
                assertThatThrownBy(() -> Sql.ask(connection, "SELECT pg_read_file('" + key + "')"))
                        .hasMessageContaining("Permission denied");
                assertThat(ownerOf(folder.root().resolve("pgdata"))).isPositive();
            }

            mode("rwx------");
            assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, new SecureRandom()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("cannot pass through " + parent.toRealPath());
        }
    }
}
