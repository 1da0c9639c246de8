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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As whom PostgreSQL runs when the service runs as root. */
class AccountChoiceTest {
    private static final int A_STRANGER = 54_321;

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
                    .isEqualTo(new ChildAccount.Namespace());
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
