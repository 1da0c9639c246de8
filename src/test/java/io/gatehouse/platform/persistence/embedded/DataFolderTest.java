package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of keys and secrets: private, and the same for all who race for it. */
class DataFolderTest {
    private static final int RACERS = 8;

    @TempDir
    private Path parent;

    @Test
    void isMadeWithItsParents() throws IOException {
        DataFolder folder = DataFolder.at(parent.resolve("a/./b/../c"));

        assertThat(folder.root()).isDirectory().isEqualTo(parent.toRealPath().resolve("a/c"));
    }

    @Test
    void isRefusedWhereAFileIsInTheWay() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.at(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("GATEHOUSE_DATA");
    }

    @Test
    void closesItsKeysToEverybodyElse() throws IOException {
        DataFolder folder = DataFolder.at(parent);
        Files.createDirectory(
                parent.resolve("keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        String unused = folder.secret("some.key", () -> "content");

        assertThat(modeOf(folder.keys())).isEqualTo("rwx------");
        assertThat(modeOf(folder.keys().resolve("some.key"))).isEqualTo("rw-------");
    }

    @Test
    void keepsTheFirstSecret() {
        DataFolder folder = DataFolder.at(parent);

        assertThat(folder.secret("key", () -> "first\n")).isEqualTo("first");
        assertThat(folder.secret("key", () -> "second")).isEqualTo("first");
    }

    @Test
    void givesRacersTheSameSecret() throws Exception {
        DataFolder folder = DataFolder.at(parent);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(RACERS);
        Path unused = folder.keys();

        Thread[] racers = IntStream.range(0, RACERS)
                .mapToObj(i -> new Thread(() -> seen.add(folder.secret("raced", () -> meet(together, i)))))
                .toArray(Thread[]::new);
        Stream.of(racers).forEach(Thread::start);
        for (Thread racer : racers) {
            racer.join();
        }

        assertThat(seen).hasSize(1);
        try (Stream<Path> files = Files.list(folder.keys())) {
            assertThat(files).as("no temporary file stays").hasSize(1);
        }
    }

    @Test
    void refusesAnEmptySecretRatherThanMakeANewOne() throws IOException {
        DataFolder folder = DataFolder.at(parent);
        Files.createFile(folder.keys().resolve("lost"));

        assertThatThrownBy(() -> folder.secret("lost", () -> "new"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("backup");
    }

    @Test
    void takesNoNameThatLeavesTheFolder() {
        DataFolder folder = DataFolder.at(parent);

        assertThatThrownBy(() -> folder.secret("../lock", () -> "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String meet(CyclicBarrier barrier, int racer) {
        try {
            int unused = barrier.await();
            return "secret of " + racer;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
