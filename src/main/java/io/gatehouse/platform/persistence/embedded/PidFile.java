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

/** What postmaster.pid says of the server that runs, or ran, on a data directory. */
record PidFile(Path pgdata, long pid, int port, String status) {
    /** See proc_pid_stat(5). */
    private static final char ZOMBIE = 'Z';

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when there is none, or when it is just being written. */
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
     * The process, if it lives and is a PostgreSQL on this very directory: process ids are reused, and after a restart of a
     * container the old one may well be a thread of ours.
     */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(alive -> isOurs());
    }

    /** Whether a process that was alive has ended, be it that nobody has reaped it: the first process of a container often does not. */
    static boolean ended(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return !process.isAlive() || stat.charAt(stat.lastIndexOf(')') + 2) == ZOMBIE;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Takes the claim away from a process that merely got the same id. Naming our own pid makes PostgreSQL take the file for stale
     * and yet check the shared memory named in it, which removing the file would prevent.
     */
    void disown() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(pgdata)));
        lines.set(PID_LINE, String.valueOf(ProcessHandle.current().pid()));
        // The folder is the child's: a link in it must not lead the service's rights elsewhere.
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
