package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A new file that only its owner can read; closing it without {@link #keep} deletes it. */
final class NewFile implements AutoCloseable {
    private final Path path;
    private boolean kept;

    private NewFile(Path path) {
        this.path = path;
    }

    static NewFile at(Path path) {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new NewFile(path);
        } catch (FileAlreadyExistsException e) {
            throw Failure.conflict("file_exists", "The file " + path + " exists already: name one that does not.");
        } catch (IOException e) {
            throw Failure.conflict("file_not_made", "The file " + path + " cannot be made: " + FileTrouble.of(e) + ".");
        }
    }

    void write(String content) throws IOException {
        Files.writeString(path, content);
    }

    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            Files.delete(path);
        }
    }
}
