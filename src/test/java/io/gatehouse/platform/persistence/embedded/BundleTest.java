package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which binaries are to be had, where they lie, and what is cleared away around them. */
class BundleTest {
    @TempDir
    private Path root;

    @Test
    void holdsPostgres18WithItsTools() {
        Bundle bundle = TestFolders.bundle();

        assertThat(bundle.major()).isEqualTo("18");
        assertThat(bundle.program("postgres")).isExecutable();
        assertThat(bundle.program("initdb")).isExecutable();
        assertThat(bundle.program("pg_ctl")).isExecutable();
        assertThat(bundle.home().resolveSibling(bundle.home().getFileName() + ".partial"))
                .doesNotExist();
    }

    @Test
    void onlyLeftoversOfUnpackingAreCleared() throws IOException {
        Path home = Files.createDirectory(root.resolve("postgresql-000000000001"));
        Path old = Files.createDirectories(root.resolve("postgresql-000000000002/bin"))
                .getParent();
        Path half = Files.createDirectory(root.resolve("postgresql-000000000001.partial"));
        Path data = Files.createDirectory(root.resolve("pgdata"));
        Path log = Files.createFile(root.resolve("postgresql.log"));

        new Bundle(home).removeOthers();

        assertThat(old).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(home).exists();
        assertThat(data).exists();
        assertThat(log).exists();
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64"})
    void anotherPlatformIsToldTheWayOut(String system, String processor) {
        assertThatThrownBy(() -> Platform.of(system, processor))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(system)
                .hasMessageContaining("DATABASE_URL");
    }
}
