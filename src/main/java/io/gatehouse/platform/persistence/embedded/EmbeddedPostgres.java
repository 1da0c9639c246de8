package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL on this machine for one data folder. One process at a time owns the folder and its server; others can share the
 * server while the owner runs.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final Endpoint endpoint;
    private final Credentials credentials;
    private final AtomicReference<@Nullable Owned> owned;

    private EmbeddedPostgres(Endpoint endpoint, Credentials credentials, @Nullable Owned owned) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.owned = new AtomicReference<>(owned);
    }

    /**
     * Starts PostgreSQL as the owner of the folder; refuses if another server owns it, and waits for a command to end. A
     * PostgreSQL that ends by itself is started again.
     *
     * @param atTheEnd called, at most once, when it has ended for the third time within a minute and is not started again
     */
    public static EmbeddedPostgres serve(DataFolder folder, SecureRandom random, Consumer<CannotStart> atTheEnd) {
        return serve(new Owned.Start(folder, random, Settings.DURABLE), atTheEnd);
    }

    static EmbeddedPostgres serve(DataFolder folder, SecureRandom random) {
        return serve(folder, random, Settings.DURABLE);
    }

    static EmbeddedPostgres serve(DataFolder folder, SecureRandom random, Settings settings) {
        return serve(new Owned.Start(folder, random, settings), unused -> {});
    }

    private static EmbeddedPostgres serve(Owned.Start start, Consumer<CannotStart> atTheEnd) {
        return start(Turn.on(start.folder().root()).asServer(), start, atTheEnd);
    }

    /** Becomes the owner if there is none, or when an owning command has ended; shares the PostgreSQL of a server. */
    public static EmbeddedPostgres attachOrStart(DataFolder folder, SecureRandom random) {
        return Turn.on(folder.root())
                .asCommand(
                        lock -> start(lock, new Owned.Start(folder, random, Settings.DURABLE), unused -> {}),
                        () -> attach(folder, random));
    }

    public String jdbcUrl() {
        return endpoint.url(Credentials.DATABASE);
    }

    /** The role that migrates: it owns the database and the schema. */
    public Login owner() {
        return credentials.owner();
    }

    /** The role that serves: it owns nothing. */
    public Login service() {
        return credentials.service();
    }

    Connection superuser(String database) throws SQLException {
        return endpoint.connect(credentials.superuser(), database);
    }

    String url(String database) {
        return endpoint.url(database);
    }

    /** Stops PostgreSQL and releases the folder if this process owns them; leaves another process's PostgreSQL alone. */
    @Override
    public void close() {
        Owned mine = owned.getAndSet(null);
        if (mine != null) {
            mine.stop();
        }
    }

    private static EmbeddedPostgres start(FolderLock lock, Owned.Start start, Consumer<CannotStart> atTheEnd) {
        Owned owned = Owned.start(lock, start, atTheEnd);
        return new EmbeddedPostgres(owned.endpoint(), Credentials.of(start.folder(), start.random()), owned);
    }

    private static Optional<EmbeddedPostgres> attach(DataFolder folder, SecureRandom random) {
        Path pgdata = Cluster.in(folder.root()).pgdata();
        return PidFile.read(pgdata)
                .filter(file -> file.ready() && file.process().isPresent())
                .map(file -> new EmbeddedPostgres(new Endpoint(file.port()), Credentials.of(folder, random), null))
                .filter(EmbeddedPostgres::answers);
    }

    private boolean answers() {
        try (Connection connection = endpoint.connect(service(), Credentials.DATABASE)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            return false;
        }
    }
}
