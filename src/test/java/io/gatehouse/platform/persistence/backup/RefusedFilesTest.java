package io.gatehouse.platform.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not wholly what a backup wrote, and places where none can be written. */
class RefusedFilesTest {
    private static final String DAMAGED = "damaged or not whole";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private static Path folder;

    private static Database source;
    private static byte[] good;

    @BeforeAll
    static void write() throws Exception {
        source = TestDatabase.migrated("backup_refused", List.of()).database();
        Backups.fill(source);
        Path file = folder.resolve("good");
        Summary unused = Backups.write(source, file);
        good = Files.readAllBytes(file);
    }

    private static String complaintOf(byte[] bytes) throws IOException {
        return Backups.complaint(Files.write(folder.resolve("changed"), bytes));
    }

    @Test
    void theFileAsItWasWrittenIsGood() throws IOException {
        assertThat(complaintOf(good)).startsWith("nothing");
    }

    @Test
    void aFlippedBitAnywhereIsRefused() throws IOException {
        List<Integer> unnoticed = new ArrayList<>();
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            if (complaintOf(flipped).startsWith("nothing")) {
                unnoticed.add(at);
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    @Test
    void aFileThatWasCutOffAnywhereIsRefused() throws IOException {
        List<Integer> unnoticed = new ArrayList<>();
        for (int length = 0; length < good.length; length++) {
            if (complaintOf(Arrays.copyOf(good, length)).startsWith("nothing")) {
                unnoticed.add(length);
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    @Test
    void anAppendedByteIsRefused() throws IOException {
        assertThat(complaintOf(Arrays.copyOf(good, good.length + 1))).contains(DAMAGED);
    }

    @Test
    void whatIsNoBackupIsCalledThat() throws IOException {
        assertThat(complaintOf("-- PostgreSQL database dump of something".getBytes(StandardCharsets.UTF_8)))
                .contains("is not a backup of Gatehouse");
        assertThat(complaintOf(new byte[0])).contains("is not a backup of Gatehouse");
    }

    @Test
    void anotherFormAsksForTheReleaseThatWroteIt() throws IOException {
        byte[] next = good.clone();
        next["gatehouse-backup ".length()] = '2';

        assertThat(complaintOf(next)).contains("use the release that wrote it");
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThat(Backups.complaint(folder.resolve("nowhere"))).contains("there is no such file");
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        assertThatThrownBy(() -> Backups.write(source, taken))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("never overwrites");

        assertThat(taken).hasContent("mine");
    }

    @Test
    void theFileOfAnotherBackupThatIsBeingWrittenIsLeftAlone() throws IOException {
        Path other = Files.writeString(folder.resolve("busy.partial"), "theirs");

        assertThatThrownBy(() -> Backups.write(source, folder.resolve("busy")))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("busy.partial");

        assertThat(other).hasContent("theirs");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> Backups.write(source, folder.resolve("no/such/folder")))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("there is no such file or folder");
    }

    @Test
    void aBackupThatFailsLeavesNoFile() throws IOException {
        Label failing = new Label("test", Optional.empty(), connection -> {
            throw new SQLException("gone");
        });

        assertThatThrownBy(() -> new Backup(source, Clock.systemUTC())
                        .write(folder.resolve("failed"), failing, Backups.silent()))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("gone");

        assertThat(folder).isDirectoryNotContaining("glob:**failed*");
    }

    @Test
    void aDatabaseWithoutSchemaHasNothingToBackUp() throws Exception {
        Database bare = TestDatabase.empty("backup_bare");

        assertThatThrownBy(() -> Backups.write(bare, folder.resolve("bare")))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("nothing to back up");

        assertThat(folder.resolve("bare.partial")).doesNotExist();
    }
}
