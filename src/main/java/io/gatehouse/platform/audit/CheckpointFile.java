package io.gatehouse.platform.audit;

import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest seal in a file, which is complete at every moment. It never writes an older seal than the file has: otherwise
 * a trail that was cut short would overwrite the evidence.
 */
record CheckpointFile(Optional<Path> path) {
    private static final Logger log = LoggerFactory.getLogger(CheckpointFile.class);

    static CheckpointFile of(AuditConfiguration configuration) {
        String path = configuration.checkpointFile();
        return new CheckpointFile(path.isBlank() ? Optional.empty() : Optional.of(Path.of(path)));
    }

    void write(Head head) {
        path.ifPresent(file -> write(file, head));
    }

    private static void write(Path file, Head head) {
        try {
            if (isBehind(file, head)) {
                log.error(
                        "The audit trail ends at seal {}, and {} has a later checkpoint: rows were removed with their seals, or the"
                                + " database was restored. Run `audit verify` with --head and that checkpoint; move the file"
                                + " away to have new ones written",
                        head.n(),
                        file);
                return;
            }
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(whole, head + System.lineSeparator());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("The checkpoint file {} cannot be written: {}", file, FileTrouble.of(e));
        }
    }

    private static boolean isBehind(Path file, Head head) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return Head.parse(Files.readString(file)).n() > head.n();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
