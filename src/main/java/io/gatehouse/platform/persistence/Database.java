package io.gatehouse.platform.persistence;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.embedded.DataFolder;
import io.gatehouse.platform.persistence.embedded.EmbeddedPostgres;
import io.gatehouse.platform.persistence.embedded.Login;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of this process, embedded or configured, from its start to its end. One role serves, and another owns the
 * schema; a configured database may use one role for both. Closing it stops an embedded one that was started here.
 */
public final class Database implements AutoCloseable {
    private static final String REMAKE =
            "restart the service on this data folder, which makes the roles of its database where they are missing";

    private static final String SERVES_AS_OWNER = """
        select exists (select 1 from pg_roles where rolname = current_user and rolsuper)
            or exists (select 1 from pg_class
                        where relnamespace = current_schema()::regnamespace
                          and relkind in ('r', 'p')
                          and pg_has_role(relowner, 'member'))
        """;

    private final DatabaseConfiguration configuration;
    private final DatabaseLogin service;
    private final DatabaseLogin owner;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(
            DatabaseConfiguration configuration,
            DatabaseLogin service,
            DatabaseLogin owner,
            @Nullable EmbeddedPostgres embedded) {
        this.configuration = configuration;
        this.service = service;
        this.owner = owner;
        this.embedded = embedded;
    }

    /**
     * For the service: it becomes the owner of the embedded database's folder, or refuses if another service owns it.
     *
     * @param atTheEnd called when the embedded database has ended by itself so often that it is not started again
     */
    public static Database serve(
            DatabaseConfiguration configuration, Path data, SecureRandom random, Consumer<CannotStart> atTheEnd) {
        return configuration.isEmbedded()
                ? embedded(configuration, EmbeddedPostgres.serve(DataFolder.at(data), random, atTheEnd))
                : configured(configuration);
    }

    /** For a command: it joins the embedded database of a running service, or starts it for as long as the command runs. */
    public static Database join(DatabaseConfiguration configuration, Path data, SecureRandom random) {
        return configuration.isEmbedded()
                ? embedded(configuration, EmbeddedPostgres.attachOrStart(DataFolder.at(data), random))
                : configured(configuration);
    }

    private static Database embedded(DatabaseConfiguration configuration, EmbeddedPostgres postgres) {
        DatabaseLogin service = new DatabaseLogin(url(postgres, postgres.service()), REMAKE);
        DatabaseLogin owner = new DatabaseLogin(url(postgres, postgres.owner()), REMAKE);
        return new Database(configuration, service, owner, postgres);
    }

    private static DatabaseUrl url(EmbeddedPostgres postgres, Login login) {
        return new DatabaseUrl(postgres.jdbcUrl(), login.role(), new Secret(login.password()));
    }

    private static Database configured(DatabaseConfiguration configuration) {
        DatabaseUrl url = DatabaseUrl.parse(configuration.url(), configuration.user(), configuration.password());
        DatabaseLogin service = new DatabaseLogin(
                url, "correct DATABASE_USER and DATABASE_PASSWORD, or what DATABASE_URL carries of them");
        DatabaseLogin owner = configuration.ownerUser().isEmpty()
                ? service
                : new DatabaseLogin(
                        url.as(configuration.ownerUser(), configuration.ownerPassword()),
                        "correct DATABASE_OWNER_USER and DATABASE_OWNER_PASSWORD");
        return new Database(configuration, service, owner, null);
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    String serviceRole() {
        return service.url().user();
    }

    /** Whether one role both serves and migrates. */
    boolean hasOneRole() {
        return service.url().user().equals(owner.url().user());
    }

    /** Whether the service role can drop or alter tables, directly or through a role that it is a member of. */
    public boolean servesAsOwner() {
        try (Connection connection = connect(Duration.seconds(10));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SERVES_AS_OWNER)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw service.closed(e);
        }
    }

    /** The pools, under the service role, with the configuration's deadlines; only background work has no lock timeout. */
    public Pools pools(MetricRegistry metrics) {
        Pools pools = new Pools(configuration, service, metrics);
        try {
            pools.tryOut();
            return pools;
        } catch (SQLException e) {
            throw service.closed(e);
        }
    }

    /** A connection outside the pools, under the service role. Its only deadline is the socket timeout; zero means none. */
    public Connection connect(Duration socketTimeout) {
        return service.open(socketTimeout);
    }

    /** As {@link #connect}, under the role that owns the schema: for migrations, backups and restores. */
    public Connection connectAsOwner(Duration socketTimeout) {
        return owner.open(socketTimeout);
    }

    /** Whether the server of the connection accepts writes; a standby does not. */
    public static boolean takesWrites(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show transaction_read_only")) {
            return row.next() && "off".equals(row.getString(1));
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
