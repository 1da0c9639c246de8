package io.gatehouse.platform.persistence.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that gets its name when it is complete and on the disk. If it is closed before that, it never appears. */
final class PartialFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path partial;
    private final FileChannel channel;

    private PartialFile(Path file, Path partial, FileChannel channel) {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
    }

    /** Only the account that creates the file can read it, from its first byte on. */
    static PartialFile create(Path file) throws IOException {
        refuseIfThere(file);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            FileChannel channel = FileChannel.open(partial, options, mode);
            // An interrupted command leaves nothing behind either.
            partial.toFile().deleteOnExit();
            return new PartialFile(file, partial, channel);
        } catch (FileAlreadyExistsException e) {
            throw new BackupRefused(
                    partial + " is there already: wait for the backup that writes it, or remove it where none runs.");
        }
    }

    OutputStream stream() {
        return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /** Gives the file its name and returns its size. The caller has flushed the stream. */
    long complete() throws IOException {
        channel.force(true);
        long size = channel.size();
        channel.close();
        refuseIfThere(file);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        syncNames();
        return size;
    }

    private void syncNames() throws IOException {
        try (FileChannel folder =
                FileChannel.open(file.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void refuseIfThere(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackupRefused(
                    "The file " + file + " exists, and a backup never overwrites one: choose another name.");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }
}
