package io.gatehouse.accounts.sessions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;

/** The sessions that a restore brought back, including those that ended after the backup was written. */
public final class RestoredSessions {
    private final Connection connection;

    public RestoredSessions(Connection connection) {
        this.connection = connection;
    }

    /** Ends every session that has not ended, in the caller's transaction, and returns how many there were. */
    public int endAll(Instant now) throws SQLException {
        if (!exist()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "update sessions set ended_at = ?, end_reason = ? where ended_at is null")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setString(2, EndReason.RESTORED.value());
            return statement.executeUpdate();
        }
    }

    /** A backup may be older than the table. */
    private boolean exist() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('sessions') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
