package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kill -9 of the owner leaves: no process, and every row that was acknowledged. */
class KilledOwnerTest {
    private static final int ROWS = 20;

    @TempDir
    private Path root;

    @Test
    void leavesNoPostgresBehind() throws Exception {
        DataFolder folder = TestFolders.at(root);
        Process owner = start(folder);
        long acknowledged = readRows(owner);
        ProcessHandle postgres = postgres(folder);

        Process unused = owner.destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).until(() -> PidFile.ended(postgres));
        assertThat(acknowledged).isPositive();
    }

    @Test
    void isFollowedAtOnceByAStartThatKeepsEveryAcknowledgedRow() throws Exception {
        DataFolder folder = TestFolders.at(root);
        Process owner = start(folder);
        long acknowledged = readRows(owner);
        ProcessHandle left = postgres(folder);

        int unused = owner.destroyForcibly().waitFor();

        try (EmbeddedPostgres next = EmbeddedPostgres.serve(folder, new SecureRandom())) {
            assertThat(PidFile.ended(left)).isTrue();
            assertThat(Long.parseLong(Sql.ask(next, "SELECT count(*) FROM written WHERE n <= " + acknowledged)))
                    .isEqualTo(acknowledged);
        }
    }

    private static Process start(DataFolder folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingServer.class.getName(),
                        folder.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The last number of some, each of which was committed before it was printed. Log lines stand between them. */
    private static long readRows(Process owner) throws IOException {
        BufferedReader lines = owner.inputReader();
        long last = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            last = line.matches("\\d+") ? Long.parseLong(line) : last;
            if (last >= ROWS) {
                return last;
            }
        }
        throw new AssertionError("The server ended before it was killed");
    }

    private static ProcessHandle postgres(DataFolder folder) {
        return PidFile.read(folder.root().resolve("pgdata"))
                .flatMap(PidFile::process)
                .orElseThrow();
    }
}
