package io.gatehouse.ops.admin;

import com.codahale.metrics.health.HealthCheck;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database answers. */
final class DatabaseHealthCheck extends HealthCheck {
    private static final int SECONDS = 2;

    private final DataSource pool;

    DatabaseHealthCheck(DataSource pool) {
        this.pool = pool;
    }

    @Override
    protected Result check() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(SECONDS)
                    ? Result.healthy()
                    : Result.unhealthy("the database does not answer within " + SECONDS + " s");
        } catch (SQLException e) {
            return Result.unhealthy("no connection to the database");
        }
    }
}
