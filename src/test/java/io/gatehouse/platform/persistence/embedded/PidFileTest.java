package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pid file is believed only as far as the process it names bears it out. */
class PidFileTest {
    @TempDir
    private Path root;

    @Test
    void aHalfWrittenOneIsNone() throws IOException {
        Files.writeString(root.resolve("postmaster.pid"), "123\n/data\n");

        assertThat(PidFile.read(root)).isEmpty();
    }

    @Test
    void aReusedPidIsNotTakenForPostgresAndDoesNotStopTheStart() throws Exception {
        DataFolder folder = TestFolders.at(root);
        EmbeddedPostgres.serve(folder, new SecureRandom()).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();

        try {
            claim(folder, stranger.pid());
            assertThat(answer(folder)).isEqualTo("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }

        claim(folder, aThreadOfOurs());
        assertThat(answer(folder)).isEqualTo("1");
    }

    private static long aThreadOfOurs() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.mapToLong(path -> Long.parseLong(path.getFileName().toString()))
                    .filter(id -> id != ProcessHandle.current().pid())
                    .min()
                    .orElseThrow();
        }
    }

    private static String answer(DataFolder folder) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.serve(folder, new SecureRandom())) {
            return Sql.ask(postgres, "SELECT 1");
        }
    }

    private static void claim(DataFolder folder, long pid) throws IOException {
        Path pgdata = folder.root().resolve("pgdata");
        Files.writeString(pgdata.resolve("postmaster.pid"), """
                %d
                %s
                1700000000
                5432

                127.0.0.1
                  1234567         0
                ready
                """.formatted(pid, pgdata));
        assertThat(PidFile.read(pgdata)).hasValueSatisfying(file -> {
            assertThat(file.ready()).isTrue();
            assertThat(file.process()).isEmpty();
        });
    }
}
