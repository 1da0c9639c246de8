package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes one process the owner of a data folder until it closes the lock or dies, for whatever reason. */
final class FolderLock implements AutoCloseable {
    /**
     * The folders that this JVM owns. It must not even open their lock files a second time: the kernel drops a process's lock
     * when the process closes any descriptor of the file.
     */
    private static final Map<Path, FolderOwner> HELD_HERE = new ConcurrentHashMap<>();

    private final Path root;
    private final FileChannel channel;

    private FolderLock(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Empty when another process, or this one, owns the folder already. */
    static Optional<FolderLock> tryTake(Path root, FolderOwner.Purpose purpose) {
        FolderOwner self = FolderOwner.self(purpose);
        if (HELD_HERE.putIfAbsent(root, self) != null) {
            return Optional.empty();
        }
        FolderLock taken = null;
        try {
            taken = lock(root, self);
            return Optional.ofNullable(taken);
        } catch (IOException e) {
            throw new CannotStart(
                    "The lock " + file(root) + " cannot be taken: " + FileTrouble.of(e) + "; " + DataFolder.WAY_OUT
                            + ".",
                    e);
        } finally {
            if (taken == null) {
                HELD_HERE.remove(root);
            }
        }
    }

    /** Empty if that is not known, such as while the folder changes hands. */
    static Optional<FolderOwner> owner(Path root) {
        FolderOwner here = HELD_HERE.get(root);
        if (here != null) {
            return Optional.of(here);
        }
        try {
            return FolderOwner.parse(Files.readString(file(root)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Releases the folder. The file stays: removing it would let two processes lock two files of the same name. */
    @Override
    public void close() {
        try (channel) {
            // A process that reads it before the next owner has signed should see no owner, not this one.
            FileChannel unused = channel.truncate(0);
        } catch (IOException e) {
            throw new CannotStart("The lock " + file(root) + " cannot be given up: " + FileTrouble.of(e) + ".", e);
        } finally {
            HELD_HERE.remove(root);
        }
    }

    private static @Nullable FolderLock lock(Path root, FolderOwner self) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file(root), options, mode);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null && sign(channel, self);
        } catch (OverlappingFileLockException ownedByAnotherClassLoader) {
            taken = false;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? new FolderLock(root, channel) : null;
    }

    private static boolean sign(FileChannel channel, FolderOwner self) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(self.content()), 0);
        return true;
    }

    private static Path file(Path root) {
        return root.resolve("lock");
    }
}
