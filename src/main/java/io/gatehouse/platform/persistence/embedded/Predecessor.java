package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a killed owner left: a PostgreSQL that is still shutting down, or a pid file whose process id is now another's. */
record Predecessor(Launcher launcher, Path pgdata) {
    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);

    /** Returns when nothing prevents a new PostgreSQL from starting. Only for the owner of the folder. */
    void clear() {
        Optional<PidFile> file = PidFile.read(pgdata);
        if (file.isPresent()) {
            clear(file.get());
        }
    }

    private void clear(PidFile file) {
        file.process().ifPresent(this::end);
        // Also for a process that ended just now and is not reaped yet, and for a thread of ours: PostgreSQL takes both
        // for alive.
        if (Files.exists(Path.of("/proc", String.valueOf(file.pid())))) {
            disown(file);
        }
    }

    private void end(ProcessHandle left) {
        LOG.info("Waiting for the PostgreSQL of an earlier run (process {}) to end.", left.pid());
        if (!new Shutdown(launcher, left.pid(), () -> PidFile.ended(left)).complete()) {
            throw new CannotStart("The PostgreSQL of an earlier run (process " + left.pid() + ") on " + pgdata
                    + " does not end: end that process, then start again.");
        }
    }

    private void disown(PidFile file) {
        try {
            // A shutdown removes the file as its last act.
            if (PidFile.read(pgdata).filter(file::equals).isPresent()) {
                file.disown();
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The pid file in " + pgdata + " names process " + file.pid()
                            + ", which is no PostgreSQL, and cannot be corrected: " + FileTrouble.of(e) + ".",
                    e);
        }
    }
}
