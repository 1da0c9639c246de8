package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.embedded.FolderOwner.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a process gets its turn on a data folder. A server shares its PostgreSQL with commands; for a command, others wait, since
 * its PostgreSQL ends with it.
 */
record Turn(Path root, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    static Turn on(Path root) {
        return new Turn(root, Duration.ofSeconds(30));
    }

    /** Waits for a command to end, and refuses at once if another server owns the folder. */
    FolderLock asServer() {
        Optional<FolderLock> free = takeOrRefuse();
        if (free.isPresent()) {
            return free.get();
        }
        LOG.info(
                "Waiting up to {} s for the Gatehouse command (process {}) that uses the data folder {} to end.",
                patience.toSeconds(),
                pid(),
                root);
        return Deadline.in(patience).find(this::takeOrRefuse).orElseThrow(this::tooLong);
    }

    /** Takes the folder if nobody owns it, else shares the PostgreSQL of its server, which may still be starting. */
    <T> T asCommand(Function<FolderLock, T> taken, Supplier<Optional<T>> shared) {
        return Deadline.in(patience)
                .find(() -> {
                    Optional<FolderLock> lock = FolderLock.tryTake(root, Purpose.COMMAND);
                    return lock.isPresent() ? lock.map(taken) : isServed() ? shared.get() : Optional.empty();
                })
                .orElseThrow(this::tooLong);
    }

    private Optional<FolderLock> takeOrRefuse() {
        Optional<FolderLock> lock = FolderLock.tryTake(root, Purpose.SERVER);
        if (lock.isEmpty() && isServed()) {
            throw new CannotStart("The data folder " + root + " is used by another Gatehouse server (pid " + pid()
                    + "): stop it or set GATEHOUSE_DATA to another folder.");
        }
        return lock;
    }

    private boolean isServed() {
        return FolderLock.owner(root).filter(owner -> !owner.isCommand()).isPresent();
    }

    private String pid() {
        return FolderLock.owner(root).map(FolderOwner::pid).orElse("unknown");
    }

    private CannotStart tooLong() {
        String used = "The data folder " + root + " is used by a Gatehouse ";
        String time = patience.toSeconds() + " s";
        return new CannotStart(
                isServed()
                        ? used + "server (pid " + pid() + "), whose PostgreSQL did not answer within " + time
                                + ": try again when it has started, or stop it."
                        : used + "command (pid " + pid() + "), which did not end within " + time
                                + ": try again when it has ended.");
    }
}
