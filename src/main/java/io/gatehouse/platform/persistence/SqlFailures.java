package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL's SQLSTATEs mean to a client (PostgreSQL documentation, appendix A). A state that is not listed here is a bug
 * of ours and stays an exception.
 */
final class SqlFailures {
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final String READ_ONLY = "25006";

    private SqlFailures() {}

    /** The answer to a failed statement, or empty if the failure is a bug. */
    static Optional<Failure> translate(Throwable thrown) {
        SQLException cause = sqlCause(thrown);
        return cause == null ? Optional.empty() : fromState(cause);
    }

    /** Whether the same transaction can succeed if it runs again: it lost against another one. */
    static boolean isRetryable(Throwable thrown) {
        SQLException cause = sqlCause(thrown);
        String state = cause == null ? null : cause.getSQLState();
        return "40001".equals(state) || "40P01".equals(state);
    }

    /** Whether the server accepts no writes: it has become a standby, or somebody made it read-only. */
    static boolean isReadOnly(Throwable thrown) {
        SQLException cause = sqlCause(thrown);
        return cause != null && READ_ONLY.equals(cause.getSQLState());
    }

    private static Optional<Failure> fromState(SQLException cause) {
        String state = cause.getSQLState();
        if (state == null) {
            // The pool's own exceptions (no connection in time) carry no SQLSTATE.
            return Optional.of(unavailable());
        }
        return switch (state) {
            case "23505" -> Optional.of(new UniqueViolation(constraint(cause)));
            case "40001", "40P01", "55P03" -> Optional.of(busy());
            case "57014" -> Optional.of(timeout());
            default -> isConnectionTrouble(state) ? Optional.of(unavailable()) : Optional.empty();
        };
    }

    /**
     * Classes 08 (connection), 53 (resources) and 57P (operator intervention), a transaction that was idle for too long, and a
     * server that accepts no writes.
     */
    private static boolean isConnectionTrouble(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("25P03")
                || state.equals(READ_ONLY);
    }

    static Failure busy() {
        return Failure.unavailable("busy", "Another request is changing the same data; try again", SOON);
    }

    static Failure timeout() {
        return Failure.unavailable("timeout", "The database took too long; try again", SOON);
    }

    private static Failure unavailable() {
        return Failure.unavailable("database_unavailable", "The service cannot reach its database; try again", SOON);
    }

    private static String constraint(SQLException cause) {
        ServerErrorMessage message = cause instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String constraint = message == null ? null : message.getConstraint();
        return constraint == null ? "" : constraint;
    }

    private static @Nullable SQLException sqlCause(@Nullable Throwable thrown) {
        Throwable each = thrown;
        while (each != null && !(each instanceof SQLException)) {
            each = each.getCause();
        }
        return (SQLException) each;
    }
}
