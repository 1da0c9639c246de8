package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data of another version, or no data at all, are refused in words and left as they are. */
class ClusterTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({"17, 17", "9.6, 9.6", "root:x:0:0, unknown version"})
    void anotherMajorIsRefusedWithTheWayOut(String written, String named) throws IOException {
        DataFolder folder = TestFolders.at(root);
        Path pgdata = Files.createDirectory(root.resolve("pgdata"));
        Files.writeString(pgdata.resolve("PG_VERSION"), written + "\n");

        assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, new SecureRandom()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is of PostgreSQL " + named + " and this release runs PostgreSQL 18")
                .hasMessageContaining("data backup")
                .hasMessageContaining("data restore")
                .hasMessageContaining("DATABASE_URL");

        assertThat(pgdata.toFile().list()).containsExactly("PG_VERSION");
        assertThat(FolderLock.tryTake(folder.root(), FolderOwner.Purpose.SERVER))
                .as("the folder is free again")
                .hasValueSatisfying(FolderLock::close);
    }

    @Test
    void aFolderWithoutADatabaseIsRefused() throws IOException {
        DataFolder folder = TestFolders.at(root);
        Path unused = Files.createDirectory(root.resolve("pgdata"));

        assertThatThrownBy(() -> EmbeddedPostgres.serve(folder, new SecureRandom()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds no database of PostgreSQL");
    }

    @Test
    void aFailedInitdbLeavesNothingHalfMade() throws IOException {
        var nowhere = new Launcher(new Bundle(root.resolve("no-binaries")), new ChildAccount.Same());

        assertThatThrownBy(() -> Cluster.in(root).prepare(nowhere, "secret"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be made");

        assertThat(root).isEmptyDirectory();
    }
}
