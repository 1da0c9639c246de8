package io.gatehouse.platform.persistence;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.embedded.DataFolder;
import io.gatehouse.platform.persistence.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of this process, embedded or configured, from its start to its end. Closing it stops an embedded one that was started here. */
public final class Database implements AutoCloseable {
    private final DatabaseConfiguration configuration;
    private final DatabaseUrl url;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(DatabaseConfiguration configuration, DatabaseUrl url, @Nullable EmbeddedPostgres embedded) {
        this.configuration = configuration;
        this.url = url;
        this.embedded = embedded;
    }

    /** For the service: it owns the embedded database's folder, or refuses where another one does. */
    public static Database serve(DatabaseConfiguration configuration, Path data, SecureRandom random) {
        return configuration.isEmbedded()
                ? embedded(configuration, EmbeddedPostgres.serve(DataFolder.at(data), random))
                : configured(configuration);
    }

    /** For a command: it joins the embedded database of a running service, or starts it for as long as the command takes. */
    public static Database join(DatabaseConfiguration configuration, Path data, SecureRandom random) {
        return configuration.isEmbedded()
                ? embedded(configuration, EmbeddedPostgres.attachOrStart(DataFolder.at(data), random))
                : configured(configuration);
    }

    private static Database embedded(DatabaseConfiguration configuration, EmbeddedPostgres postgres) {
        DatabaseUrl url = new DatabaseUrl(postgres.jdbcUrl(), postgres.user(), new Secret(postgres.password()));
        return new Database(configuration, url, postgres);
    }

    private static Database configured(DatabaseConfiguration configuration) {
        DatabaseUrl url = DatabaseUrl.parse(configuration.url(), configuration.user(), configuration.password());
        return new Database(configuration, url, null);
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    /** Where it is, without user or password. */
    public String url() {
        return url.jdbcUrl();
    }

    /** The pool that requests use: every deadline of the configuration holds on each of its connections. */
    public ManagedDataSource pool(MetricRegistry metrics) {
        DataSourceFactory factory = single();
        DatabaseConfiguration.Pool pool = configuration.pool();
        factory.setInitialSize(pool.minSize());
        factory.setMinSize(pool.minSize());
        factory.setMaxSize(pool.maxSize());
        factory.setMaxWaitForConnection(pool.maxWait());
        // A connection that died with its server is found before a request gets it; at most one look a second.
        factory.setCheckConnectionOnBorrow(true);
        factory.setValidationInterval(Duration.seconds(1));
        factory.setProperties(deadlines());
        return factory.build(metrics, "database");
    }

    /** Settings for one plain connection without deadlines: migrations take the time they take. */
    public DataSourceFactory single() {
        DataSourceFactory factory = new DataSourceFactory();
        factory.setDriverClass("org.postgresql.Driver");
        factory.setUrl(url.jdbcUrl());
        factory.setUser(url.user());
        factory.setPassword(url.password().reveal());
        factory.setAutoCommentsEnabled(false);
        factory.setProperties(Map.of("ApplicationName", "gatehouse", "connectTimeout", "10"));
        return factory;
    }

    /** One connection of its own, outside the pool, that waits for an answer as long as the socket timeout; zero is for ever. */
    public Connection connect(Duration socketTimeout) {
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password().reveal());
        properties.setProperty("ApplicationName", "gatehouse");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", Long.toString(socketTimeout.toSeconds()));
        try {
            return DriverManager.getConnection(url.jdbcUrl(), properties);
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database at " + url.jdbcUrl() + " does not answer or does not let the user " + url.user()
                            + " in: " + Optional.ofNullable(e.getMessage()).orElse("no reason given"),
                    e);
        }
    }

    /** As {@link #connect}, under the role that owns the schema: for migrations, backups and restores. */
    public Connection connectAsOwner(Duration socketTimeout) {
        return connect(socketTimeout);
    }

    private Map<String, String> deadlines() {
        DatabaseConfiguration.Deadlines deadlines = configuration.deadlines();
        return Map.of(
                "ApplicationName", "gatehouse",
                "connectTimeout", "10",
                "socketTimeout", Long.toString(deadlines.socket().toSeconds()),
                "tcpKeepAlive", "true",
                // The detail of a violation repeats the row's values, addresses among them, and would reach the log.
                "logServerErrorDetail", "false",
                "options",
                        setting("statement_timeout", deadlines.statement())
                                + setting("lock_timeout", deadlines.lock())
                                + setting("idle_in_transaction_session_timeout", deadlines.idleInTransaction()));
    }

    private static String setting(String name, Duration duration) {
        return "-c " + name + "=" + duration.toMilliseconds() + " ";
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
