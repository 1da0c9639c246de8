package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** One secret in one file, written once: the first writer wins and everybody reads the same. */
record SecretFile(Path file) {
    String readOrMake(Supplier<String> made) {
        try {
            if (!Files.exists(file)) {
                write(made.get());
            }
            return content();
        } catch (IOException e) {
            throw new CannotStart(
                    "The secret " + file + " cannot be read or made: " + FileTrouble.of(e) + "; " + DataFolder.WAY_OUT
                            + ".",
                    e);
        }
    }

    Optional<String> read() {
        try {
            return Files.exists(file) ? Optional.of(content()) : Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("The secret " + file + " cannot be read: " + FileTrouble.of(e) + ".", e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CannotStart("The secret " + file + " cannot be removed: " + FileTrouble.of(e) + ".", e);
        }
    }

    private String content() throws IOException {
        String content = Files.readString(file).strip();
        if (content.isEmpty()) {
            throw new CannotStart("The secret " + file + " is empty: restore it from a backup of the data folder.");
        }
        return content;
    }

    private void write(String content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            create(temporary, content);
            // A hard link fails if the name is taken; a rename would overwrite the file of a concurrent winner.
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException raceLost) {
            return;
        } finally {
            Files.deleteIfExists(temporary);
        }
        Tree.sync(file.resolveSibling("."));
    }

    /** Makes a new file that is private from its first byte on, and is on the disk when this returns. */
    static void create(Path file, String content) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, mode)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
