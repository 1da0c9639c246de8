package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Held during every change of the schema. It is PostgreSQL's advisory lock on a connection of its own: it ends with its holder,
 * while Liquibase's lock row would survive a killed migrator and does not exist yet in an empty schema.
 */
public final class MigrationLock implements AutoCloseable {
    /** "gatehous" in ASCII: one number that no other user of the same database is likely to take. */
    private static final long KEY = 0x6761746568_6F7573L;

    /** Another migrator may take any length of time. */
    private static final Duration NO_TIMEOUT = Duration.seconds(0);

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /** Waits as long as another migrator works. */
    public static MigrationLock take(Database database) {
        Connection connection = database.connectAsOwner(NO_TIMEOUT);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + KEY + ")");
            forgetKilledMigrator(statement);
            return new MigrationLock(connection);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw new CannotStart("The migration lock could not be taken: " + SqlTrouble.of(e), e);
        }
    }

    /** Frees Liquibase's own lock: its holder also held ours, so it is gone, and the next would wait for it in vain. */
    private static void forgetKilledMigrator(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('databasechangeloglock') is not null")) {
            if (row.next() && row.getBoolean(1)) {
                statement.execute("update databasechangeloglock set locked = false, lockgranted = null, lockedby = null"
                        + " where locked");
            }
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The connection is gone, and the lock with it.
        }
    }
}
