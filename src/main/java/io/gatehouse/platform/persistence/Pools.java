package io.gatehouse.platform.persistence;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.util.Duration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.apache.tomcat.jdbc.pool.PooledConnection;
import org.apache.tomcat.jdbc.pool.Validator;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections that are kept open, under the service role: most of them for requests, which end with their
 * {@link RequestDeadline}, and a few for everything else, so that jobs and checks get one whatever requests wait for.
 */
public final class Pools implements ConnectionProvider, Managed {
    private static final long serialVersionUID = 1;

    /** Two jobs at once, the poll for the next job, which also reports this node as alive, and an occasional check. */
    private static final int IN_THE_BACKGROUND = 4;

    private final transient DatabaseConfiguration configuration;
    private final transient ManagedDataSource requests;
    private final transient ManagedDataSource background;
    private final transient DeadlineWatch watch = new DeadlineWatch();
    private final transient Semaphore places;
    private final transient Map<Connection, DeadlineWatch.Watched> lent =
            Collections.synchronizedMap(new IdentityHashMap<>());

    Pools(DatabaseConfiguration configuration, DatabaseLogin login, MetricRegistry metrics) {
        DatabaseConfiguration.Deadlines deadlines = configuration.deadlines();
        this.configuration = configuration;
        this.places = new Semaphore(configuration.pool().maxSize(), true);
        this.requests = pool(configuration.pool(), new Opening(login, deadlines, deadlines.lock()))
                .build(metrics, "database");
        // Background work has time: it may wait for a lock as long as for any other statement.
        this.background = pool(
                        new DatabaseConfiguration.Pool(
                                IN_THE_BACKGROUND, 1, configuration.pool().maxWait()),
                        new Opening(login, deadlines, Duration.milliseconds(0)))
                .build(metrics, "background");
    }

    /** Opens the first connection, so that a start without a database fails at once. */
    void tryOut() throws SQLException {
        try (Connection ignored = background.getConnection()) {
            // The connection works.
        }
    }

    /** Connections for all work outside requests. */
    public DataSource background() {
        return background;
    }

    /** For the request that this thread works on, if any, else for background work. */
    @Override
    public Connection getConnection() throws SQLException {
        RequestDeadline deadline = RequestDeadline.current();
        if (deadline == null) {
            return background.getConnection();
        }
        enter();
        try {
            Connection connection = requests.getConnection();
            lent.put(connection, watch.begin(connection, deadline));
            return connection;
        } catch (SQLException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    /** Waits here, since the pool's own wait is fixed at the start and ignores how much time the request has left. */
    private void enter() throws SQLException {
        java.time.Duration patience =
                RequestDeadline.left(configuration.pool().maxWait().toJavaDuration());
        try {
            if (places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLException("no connection became free within " + patience.toMillis() + " ms");
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        DeadlineWatch.Watched watched = lent.remove(connection);
        if (watched == null) {
            connection.close();
            return;
        }
        try {
            if (!watched.isGoodAtTheEnd()) {
                connection.unwrap(PooledConnection.class).setDiscarded(true);
            }
            connection.close();
        } finally {
            places.release();
        }
    }

    /** Closes every open connection, at once or when it is returned: new ones may find another server. */
    void renew() {
        for (ManagedDataSource each : List.of(requests, background)) {
            if (each instanceof org.apache.tomcat.jdbc.pool.DataSource tomcat) {
                tomcat.purge();
            }
        }
    }

    /** How many requests may use the rows of one user at once. */
    int quarter() {
        return Math.max(1, configuration.pool().maxSize() / 4);
    }

    /** How long a request waits for a lock. */
    java.time.Duration lockWait() {
        return configuration.deadlines().lock().toJavaDuration();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return true;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    private PoolFactory pool(DatabaseConfiguration.Pool sizes, Opening opening) {
        return new PoolFactory(sizes, opening, this::takesWrites);
    }

    /** Whether a connection works and its server accepts writes. For a request, the check counts towards its deadline. */
    private boolean takesWrites(Connection connection, int occasion) {
        RequestDeadline deadline = RequestDeadline.current();
        if (deadline == null) {
            return takesWrites(connection);
        }
        DeadlineWatch.Watched watched = watch.begin(connection, deadline);
        boolean takes = takesWrites(connection);
        return watched.isGoodAtTheEnd() && takes;
    }

    private static boolean takesWrites(Connection connection) {
        try {
            return Database.takesWrites(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Each pool registers its metrics. */
    @Override
    public void start() throws Exception {
        requests.start();
        background.start();
    }

    @Override
    public void stop() throws Exception {
        watch.close();
        requests.stop();
        background.stop();
    }

    private record PoolFactory(DatabaseConfiguration.Pool sizes, Opening opening, Validator validator) {
        ManagedDataSource build(MetricRegistry metrics, String name) {
            DataSourceFactory factory = new DataSourceFactory();
            factory.setDriverClass("org.postgresql.Driver");
            factory.setUrl(opening.login.url().jdbcUrl());
            factory.setAutoCommentsEnabled(false);
            // No connection in advance: if it failed, the pool would log the stack trace.
            factory.setInitialSize(0);
            factory.setMinSize(sizes.minSize());
            factory.setMaxSize(sizes.maxSize());
            factory.setMaxWaitForConnection(sizes.maxWait());
            // The pool checks a connection before it lends it, at most once a second: its server may have died, or no
            // longer accept writes.
            factory.setCheckConnectionOnBorrow(true);
            factory.setValidationInterval(Duration.seconds(1));
            ManagedDataSource built = factory.build(metrics, name);
            if (built instanceof PoolConfiguration tomcat) {
                tomcat.setDataSource(opening);
                tomcat.setValidator(validator);
                // The facade uses reflection for each call of a statement and its result, to make closed ones
                // comparable: nobody compares them.
                tomcat.setUseStatementFacade(false);
            }
            return built;
        }
    }

    /** Opens the connections of a pool like all others, with the deadlines of the configuration. */
    private static final class Opening extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final transient DatabaseLogin login;
        private final transient DatabaseConfiguration.Deadlines deadlines;
        private final transient Duration lock;

        /** If {@code lock} is zero, only the statement timeout limits the wait for a lock. */
        Opening(DatabaseLogin login, DatabaseConfiguration.Deadlines deadlines, Duration lock) {
            this.login = login;
            this.deadlines = deadlines;
            this.lock = lock;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return login.connect(
                    DatabaseLogin.WITHOUT_COMPILER
                            + setting("statement_timeout", deadlines.statement())
                            + setting("lock_timeout", lock)
                            + setting("idle_in_transaction_session_timeout", deadlines.idleInTransaction()),
                    deadlines.socket());
        }

        private static String setting(String name, Duration duration) {
            return "-c " + name + "=" + duration.toMilliseconds() + " ";
        }
    }
}
