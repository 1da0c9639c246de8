package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.FileTrouble;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** PostgreSQL's own log: one file for the current run and one for the previous run. Private, since errors quote statements. */
record ServerLog(Path file) {
    private static final int TAIL_BYTES = 4096;
    private static final int TAIL_LINES = 8;

    static ServerLog in(Path root) {
        return new ServerLog(root.resolve("postgresql.log"));
    }

    /** Keeps the last run's log under another name and begins an empty one. */
    void begin() {
        try {
            if (Files.exists(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            SecretFile.create(file, "");
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL's log " + file + " cannot be made: " + FileTrouble.of(e) + "; " + DataFolder.WAY_OUT
                            + ".",
                    e);
        }
    }

    /** The last lines, or a note that the log cannot be read. */
    String tail() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(0, log.length() - TAIL_BYTES));
            byte[] bytes = new byte[TAIL_BYTES];
            int read = Math.max(0, log.read(bytes));
            List<String> lines =
                    new String(bytes, 0, read, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + FileTrouble.of(e) + ")";
        }
    }
}
