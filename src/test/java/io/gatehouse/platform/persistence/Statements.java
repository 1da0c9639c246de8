package io.gatehouse.platform.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What tests ask of a database, on one connection that is kept: opening one takes longer than most of what is asked. Whoever asks
 * while that is busy gets another.
 */
public final class Statements implements AutoCloseable {
    private static final int SECONDS = 5;

    private final Opening opening;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection kept;

    public Statements(Opening opening) {
        this.opening = opening;
    }

    /** Runs one statement or several. */
    public void execute(String sql) throws SQLException {
        String unused = on(statement -> {
            statement.execute(sql);
            return "";
        });
    }

    /** The first column of the first row as text. */
    public String ask(String query) throws SQLException {
        return on(statement -> {
            try (ResultSet rows = statement.executeQuery(query)) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
            }
        });
    }

    private String on(Work work) throws SQLException {
        if (!turn.tryLock()) {
            try (Connection another = opening.open();
                    Statement statement = another.createStatement()) {
                return work.run(statement);
            }
        }
        try (Statement statement = connection().createStatement()) {
            return work.run(statement);
        } finally {
            turn.unlock();
        }
    }

    /** A test may have ended it from the other side. */
    private Connection connection() throws SQLException {
        Connection open = kept;
        if (open == null || !open.isValid(SECONDS)) {
            open = opening.open();
            kept = open;
        }
        return open;
    }

    @Override
    public void close() throws SQLException {
        if (kept != null) {
            kept.close();
        }
        kept = null;
    }

    /** Makes the connection. */
    @FunctionalInterface
    public interface Opening {
        Connection open() throws SQLException;
    }

    /** What is asked. */
    private interface Work {
        String run(Statement statement) throws SQLException;
    }
}
