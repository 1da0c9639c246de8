package io.gatehouse.platform.persistence.backup;

import io.dropwizard.util.Duration;
import io.gatehouse.platform.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens the connection of a backup or a restore: one transaction, and a text form of values that no server setting changes. */
final class OwnerConnection {
    /** Copying may take any length of time. */
    private static final Duration NO_TIMEOUT = Duration.seconds(0);

    private static final String SETTINGS =
            "set datestyle = 'ISO, YMD'; set intervalstyle = postgres; set timezone = 'UTC';"
                    + " set bytea_output = hex; set extra_float_digits = 3; set statement_timeout = 0;"
                    + " set idle_in_transaction_session_timeout = 0; set row_security = off; set lock_timeout = '3s'";

    private OwnerConnection() {}

    static Connection open(Database database) throws SQLException {
        Connection connection = database.connectAsOwner(NO_TIMEOUT);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** As {@link #open}, but all reads see the same moment, whatever is written in the meantime. */
    static Connection snapshot(Database database) throws SQLException {
        Connection connection = open(database);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return connection;
    }
}
