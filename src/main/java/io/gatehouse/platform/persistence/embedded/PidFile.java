package io.gatehouse.platform.persistence.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What postmaster.pid says about the server that runs, or ran, on a data directory. */
record PidFile(Path pgdata, long pid, int port, String status) {
    /** See proc_pid_stat(5). */
    private static final char ZOMBIE = 'Z';

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty if there is none, or while it is being written. */
    static Optional<PidFile> read(Path pgdata) {
        try {
            List<String> lines = Files.readAllLines(file(pgdata));
            return Optional.of(new PidFile(
                    pgdata,
                    Long.parseLong(line(lines, PID_LINE)),
                    Integer.parseInt(line(lines, PORT_LINE)),
                    line(lines, STATUS_LINE)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean ready() {
        return status.equals("ready");
    }

    boolean starting() {
        return status.equals("starting");
    }

    /**
     * The process, if it is alive and is a PostgreSQL on this very directory: process ids are reused, and after a restart of a
     * container the old id may well belong to a thread of ours.
     */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(alive -> isOurs());
    }

    /** Whether a process has ended, even if nobody has reaped it: the first process of a container often reaps none. */
    static boolean ended(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return !process.isAlive() || stat.charAt(stat.lastIndexOf(')') + 2) == ZOMBIE;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Takes the claim away from a process that merely got the same id. With our own pid in the file, PostgreSQL treats it as
     * stale and yet checks the shared memory named in it; removing the file would prevent that check.
     */
    void disown() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(pgdata)));
        lines.set(PID_LINE, String.valueOf(ProcessHandle.current().pid()));
        // The child owns the folder: a link in it must not lead the service's rights elsewhere.
        byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Set<OpenOption> options =
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        try (var channel = Files.newByteChannel(file(pgdata), options)) {
            int unused = channel.write(ByteBuffer.wrap(content));
        }
    }

    private boolean isOurs() {
        try {
            List<String> arguments = List.of(Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"))
                    .split("\0", -1));
            return arguments.get(0).endsWith("/postgres") && arguments.contains(pgdata.toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).strip() : "";
    }

    private static Path file(Path pgdata) {
        return pgdata.resolve("postmaster.pid");
    }
}
