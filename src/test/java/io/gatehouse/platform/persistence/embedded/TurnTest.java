package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.embedded.FolderOwner.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits for whom on a data folder, and what is said when that takes too long. */
class TurnTest {
    private static final String PID = String.valueOf(ProcessHandle.current().pid());

    @TempDir
    private Path root;

    private FolderLock owned(Purpose purpose) {
        return FolderLock.tryTake(root, purpose).orElseThrow();
    }

    private Turn impatient() {
        return new Turn(root, Duration.ofMillis(200));
    }

    private Turn patient() {
        return new Turn(root, Duration.ofSeconds(30));
    }

    private static <T> Optional<T> nothing() {
        return Optional.empty();
    }

    @Nested
    class AServer {
        @Test
        void takesAFreeFolderAndSaysSoInTheLockFile() throws IOException {
            try (FolderLock ignored = impatient().asServer()) {
                assertThat(Files.readString(root.resolve("lock"))).isEqualTo(PID + "\nserver\n");
            }

            assertThat(root.resolve("lock")).isEmptyFile();
        }

        @Test
        void isRefusedAtOnceBesideAnother() {
            try (FolderLock ignored = owned(Purpose.SERVER)) {
                assertThatThrownBy(() -> patient().asServer())
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("used by another Gatehouse server (pid " + PID + ")")
                        .hasMessageContaining("GATEHOUSE_DATA");
            }
        }

        @Test
        void startsWhenACommandHasEnded() throws Exception {
            FolderLock command = owned(Purpose.COMMAND);
            CompletableFuture<FolderLock> server =
                    CompletableFuture.supplyAsync(() -> patient().asServer());
            await().pollDelay(Duration.ofMillis(200)).until(() -> !server.isDone());

            command.close();

            server.get(10, TimeUnit.SECONDS).close();
        }

        @Test
        void namesTheCommandThatDoesNotEnd() {
            try (FolderLock ignored = owned(Purpose.COMMAND)) {
                assertThatThrownBy(() -> impatient().asServer())
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("used by a Gatehouse command (pid " + PID + ")")
                        .hasMessageContaining("try again");
            }
        }
    }

    @Nested
    class ACommand {
        @Test
        void sharesWhatAServerHasOnceThatIsThere() {
            AtomicInteger asked = new AtomicInteger();
            try (FolderLock ignored = owned(Purpose.SERVER)) {
                String shared = patient()
                        .asCommand(
                                lock -> "own", () -> asked.incrementAndGet() < 3 ? nothing() : Optional.of("shared"));

                assertThat(shared).isEqualTo("shared");
            }
        }

        @Test
        void namesTheServerThatDoesNotAnswer() {
            try (FolderLock ignored = owned(Purpose.SERVER)) {
                assertThatThrownBy(() -> impatient().asCommand(lock -> "own", TurnTest::nothing))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("server (pid " + PID + "), whose PostgreSQL did not answer");
            }
        }

        @Test
        void doesNotShareWithAnotherButWaitsForItsEnd() throws Exception {
            FolderLock other = owned(Purpose.COMMAND);
            CompletableFuture<String> command =
                    CompletableFuture.supplyAsync(() -> patient().asCommand(this::used, () -> Optional.of("shared")));
            await().pollDelay(Duration.ofMillis(200)).until(() -> !command.isDone());

            other.close();

            assertThat(command.get(10, TimeUnit.SECONDS)).isEqualTo("own");
        }

        @Test
        void namesTheOtherThatDoesNotEnd() {
            try (FolderLock ignored = owned(Purpose.COMMAND)) {
                assertThatThrownBy(() -> impatient().asCommand(this::used, () -> Optional.of("shared")))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("command (pid " + PID + "), which did not end");
            }
        }

        private String used(FolderLock lock) {
            lock.close();
            return "own";
        }
    }

    @ParameterizedTest
    @CsvSource({"'4711\n', 4711, SERVER", "'4711\nserver\n', 4711, SERVER", "'4711\ncommand\n', 4711, COMMAND"})
    void theLockFileIsReadInTheFormOfEarlierReleasesToo(String content, String pid, Purpose purpose) {
        assertThat(FolderOwner.parse(content)).contains(new FolderOwner(pid, purpose));
    }

    @Test
    void anEmptyLockFileNamesNobody() {
        assertThat(FolderOwner.parse("\n")).isEmpty();
    }
}
