package io.gatehouse.bench;

import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time of all processes of the PostgreSQL, those that have ended too. Linux alone tells it. */
final class PostgresProcessor {
    /** {@code proc(5)}: utime is the 14th field of stat, then stime, cutime and cstime, in hundredths of a second. */
    private static final int UTIME = 14;

    private final ProcessHandle postmaster;

    PostgresProcessor() throws SQLException {
        try (Connection connection = TestPostgres.superuser("postgres");
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select pg_backend_pid()")) {
            boolean unused = row.next();
            this.postmaster = ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    Duration time() {
        long hundredths = hundredths(postmaster, 4)
                + postmaster.children().mapToLong(each -> hundredths(each, 2)).sum();
        return Duration.ofMillis(10 * hundredths);
    }

    /** The sum of the first so many of the four. */
    private static long hundredths(ProcessHandle process, int fields) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // The second field is a name in brackets, which may hold spaces.
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(afterName)
                    .skip(UTIME - 3)
                    .limit(fields)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            // It ended meanwhile; its parent has its time.
            return 0;
        }
    }
}
