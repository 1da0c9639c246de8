package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told of a file that cannot be used. */
class FileTroubleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path folder;

    @Test
    void isSaidInWordsWhereTheExceptionHoldsThePathAlone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        IOException missing =
                catchThrowableOfType(IOException.class, () -> Files.readString(folder.resolve("missing")));
        IOException inTheWay = catchThrowableOfType(IOException.class, () -> Files.createDirectory(file));

        assertThat(FileTrouble.of(missing)).isEqualTo("there is no such file or folder");
        assertThat(FileTrouble.of(inTheWay)).isEqualTo("something that is not a folder is in the way");
        assertThat(FileTrouble.of(new AccessDeniedException("path"))).isEqualTo("permission denied");
    }

    @Test
    void isTheSystemsOwnWordsWhereThereAreSome() {
        assertThat(FileTrouble.of(new FileSystemException("path", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileTrouble.of(new IOException("reset by peer"))).isEqualTo("reset by peer");
    }
}
