package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes one process the owner of a data folder until it closes the lock or dies, in whatever way it dies. */
final class FolderLock implements AutoCloseable {
    /**
     * The folders that this JVM owns. It must not even open their lock files a second time: the kernel drops a process's lock
     * when the process closes any descriptor of the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private FolderLock(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Empty when another process, or this one, owns the folder already. */
    static Optional<FolderLock> tryTake(Path root) {
        if (!HELD_HERE.add(root)) {
            return Optional.empty();
        }
        FolderLock taken = null;
        try {
            taken = lock(root);
            return Optional.ofNullable(taken);
        } catch (IOException e) {
            throw new CannotStart("The lock " + file(root) + " cannot be taken: " + Reason.of(e) + ".", e);
        } finally {
            if (taken == null) {
                HELD_HERE.remove(root);
            }
        }
    }

    static CannotStart refusal(Path root) {
        return new CannotStart("The data folder " + root + " is used by another Gatehouse process (pid " + owner(root)
                + "): stop it or set GATEHOUSE_DATA to another folder.");
    }

    /** The owner's process id as far as it is known: for messages, not for decisions. */
    static String owner(Path root) {
        if (HELD_HERE.contains(root)) {
            return String.valueOf(ProcessHandle.current().pid());
        }
        try {
            String pid = Files.readString(file(root)).strip();
            return pid.isEmpty() ? "unknown" : pid;
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Gives the folder up. The file stays: removing it would let two processes lock two files of one name. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CannotStart("The lock " + file(root) + " cannot be given up: " + Reason.of(e) + ".", e);
        } finally {
            HELD_HERE.remove(root);
        }
    }

    private static @Nullable FolderLock lock(Path root) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file(root), options, mode);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null && sign(channel);
        } catch (OverlappingFileLockException ownedByAnotherClassLoader) {
            taken = false;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? new FolderLock(root, channel) : null;
    }

    private static boolean sign(FileChannel channel) throws IOException {
        String pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        return true;
    }

    private static Path file(Path root) {
        return root.resolve("lock");
    }
}
