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
 * The connections that are kept open and lent out, under the role that serves: most of them to requests, which end with their
 * {@link RequestDeadline}, and a few to all else, so that jobs and checks find one whatever requests wait for.
 */
public final class Pools implements ConnectionProvider, Managed {
    private static final long serialVersionUID = 1;

    /** Two jobs at once, what looks for the next and says that this node lives, and a check now and then. */
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
        // Whoever works in the background has the time to wait for a lock as long as for any other statement.
        this.background = pool(
                        new DatabaseConfiguration.Pool(
                                IN_THE_BACKGROUND, 1, configuration.pool().maxWait()),
                        new Opening(login, deadlines, Duration.milliseconds(0)))
                .build(metrics, "background");
    }

    /** Opens the first connection, so that a start without a database says so. */
    void tryOut() throws SQLException {
        try (Connection ignored = background.getConnection()) {
            // It is there.
        }
    }

    /** Connections for whatever is no request. */
    public DataSource background() {
        return background;
    }

    /** For the request that this thread works on if it does, else for work in the background. */
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

    /** The pool itself waits for as long as it is told at the start, whatever a request has left. */
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

    /** Has every connection that is open now closed, at once or when it is given back: others may find another server. */
    void renew() {
        for (ManagedDataSource each : List.of(requests, background)) {
            if (each instanceof org.apache.tomcat.jdbc.pool.DataSource tomcat) {
                tomcat.purge();
            }
        }
    }

    /** How many requests may want the rows of one user at once. */
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

    /** Whether a connection lives and its server takes writes. Where that is asked for a request, it is part of its time. */
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

    /** Each tells the metrics of itself. */
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

    /** How a pool is built. */
    private record PoolFactory(DatabaseConfiguration.Pool sizes, Opening opening, Validator validator) {
        ManagedDataSource build(MetricRegistry metrics, String name) {
            DataSourceFactory factory = new DataSourceFactory();
            factory.setDriverClass("org.postgresql.Driver");
            factory.setUrl(opening.login.url().jdbcUrl());
            factory.setAutoCommentsEnabled(false);
            // None before the first is asked for: the pool would log the stack trace of one that cannot be had.
            factory.setInitialSize(0);
            factory.setMinSize(sizes.minSize());
            factory.setMaxSize(sizes.maxSize());
            factory.setMaxWaitForConnection(sizes.maxWait());
            // A connection is looked at before it is lent, at most once a second: its server may have died, or take no
            // writes any more.
            factory.setCheckConnectionOnBorrow(true);
            factory.setValidationInterval(Duration.seconds(1));
            ManagedDataSource built = factory.build(metrics, name);
            if (built instanceof PoolConfiguration tomcat) {
                tomcat.setDataSource(opening);
                tomcat.setValidator(validator);
                // It reflects on each call of a statement and of its result, to make closed ones comparable: nobody
                // compares them.
                tomcat.setUseStatementFacade(false);
            }
            return built;
        }
    }

    /** Opens the connections of a pool the way all others are opened, with the deadlines of the configuration. */
    private static final class Opening extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final transient DatabaseLogin login;
        private final transient DatabaseConfiguration.Deadlines deadlines;
        private final transient Duration lock;

        /** A lock that is waited for no time at all is waited for as long as a statement may take. */
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
