package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database answers and accepts writes, on a connection of its own: a busy pool does not make it unhealthy. */
final class DatabaseHealthCheck extends HealthCheck implements Managed {
    private static final Logger log = LoggerFactory.getLogger(DatabaseHealthCheck.class);

    private static final Duration SILENCE = Duration.seconds(3);

    private final Database database;
    private @Nullable Connection connection;

    DatabaseHealthCheck(Database database) {
        this.database = database;
    }

    @Override
    protected synchronized Result check() {
        try {
            if (Database.takesWrites(connected())) {
                return Result.healthy();
            }
            close();
            return Result.unhealthy("the database takes no writes");
        } catch (SQLException | CannotStart e) {
            log.debug("The database does not answer", e);
            close();
            return Result.unhealthy("no connection to the database");
        }
    }

    private Connection connected() {
        Connection open = connection;
        if (open == null) {
            open = database.connect(SILENCE);
            connection = open;
        }
        return open;
    }

    @Override
    public synchronized void stop() {
        close();
    }

    private void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("The connection of the health check did not close", e);
        }
        connection = null;
    }
}
