package io.gatehouse.platform.persistence;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.util.Duration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections that are kept open and lent out, under the role that serves. */
public final class Pools implements Managed {
    private final ManagedDataSource requests;

    Pools(DatabaseConfiguration configuration, Entrance entrance, MetricRegistry metrics) {
        DatabaseConfiguration.Pool pool = configuration.pool();
        DataSourceFactory factory = new DataSourceFactory();
        factory.setDriverClass("org.postgresql.Driver");
        factory.setUrl(entrance.url().jdbcUrl());
        factory.setAutoCommentsEnabled(false);
        // None before the first is asked for: the pool would log the stack trace of one that cannot be had.
        factory.setInitialSize(0);
        factory.setMinSize(pool.minSize());
        factory.setMaxSize(pool.maxSize());
        factory.setMaxWaitForConnection(pool.maxWait());
        // A connection that died with its server, or whose server takes no writes any more, is found before a request
        // gets
        // it; at most one look a second.
        factory.setCheckConnectionOnBorrow(true);
        factory.setValidationInterval(Duration.seconds(1));
        ManagedDataSource built = factory.build(metrics, "database");
        if (built instanceof PoolConfiguration tomcat) {
            tomcat.setDataSource(new Opening(entrance, configuration.deadlines()));
            tomcat.setValidator((connection, action) -> takesWrites(connection));
            // It reflects on each call of a statement and of its result, to make closed ones comparable: nobody
            // compares them.
            tomcat.setUseStatementFacade(false);
        }
        this.requests = built;
    }

    /** Opens the first connection, so that a start without a database says so. */
    void tryOut() throws SQLException {
        try (Connection ignored = requests.getConnection()) {
            // It is there.
        }
    }

    public DataSource requests() {
        return requests;
    }

    /** Has every connection that is open now closed, at once or when it is given back: others may find another server. */
    void renew() {
        if (requests instanceof org.apache.tomcat.jdbc.pool.DataSource tomcat) {
            tomcat.purge();
        }
    }

    private static boolean takesWrites(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show transaction_read_only")) {
            return row.next() && "off".equals(row.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void stop() throws Exception {
        requests.stop();
    }

    /** Opens the connections of a pool the way all others are opened, with the deadlines of the configuration. */
    private static final class Opening extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final transient Entrance entrance;
        private final transient DatabaseConfiguration.Deadlines deadlines;

        Opening(Entrance entrance, DatabaseConfiguration.Deadlines deadlines) {
            this.entrance = entrance;
            this.deadlines = deadlines;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return entrance.connect(
                    Entrance.WITHOUT_COMPILER
                            + setting("statement_timeout", deadlines.statement())
                            + setting("lock_timeout", deadlines.lock())
                            + setting("idle_in_transaction_session_timeout", deadlines.idleInTransaction()),
                    deadlines.socket());
        }

        private static String setting(String name, Duration duration) {
            return "-c " + name + "=" + duration.toMilliseconds() + " ";
        }
    }
}
