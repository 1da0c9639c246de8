package io.gatehouse.platform.changes;

import io.gatehouse.platform.persistence.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The connection that reads the feed. It does not come from the pool, because a listener keeps its connection for good. */
final class FeedConnection implements AutoCloseable {
    /** Long enough for a busy database, short enough to notice soon that it does not answer. */
    private static final io.dropwizard.util.Duration SILENCE = io.dropwizard.util.Duration.seconds(3);

    private static final String BEAT = """
            update heartbeats set beat_at = clock_timestamp()
            where beat_at < clock_timestamp() - interval '200 milliseconds'""";

    private static final String FIRST_BEAT = "insert into heartbeats default values on conflict do nothing";

    /** One statement, so that everything comes from the one snapshot that it returns. */
    private static final String READ = """
            select s.snapshot::text, i.incarnation, i.epoch,
                   extract(epoch from clock_timestamp() - h.beat_at) * 1e6,
                   c.kind, c.subject, c.ends, c.epoch, c.gone
            from (select pg_current_snapshot() as snapshot) s
            cross join installation i
            cross join heartbeats h
            left join changes c on c.xid >= cast(? as xid8)
                               and not pg_visible_in_snapshot(c.xid, cast(? as pg_snapshot))
            order by c.changed_at""";

    private final Connection connection;

    private FeedConnection(Connection connection) {
        this.connection = connection;
    }

    static FeedConnection open(Database database, boolean listen) throws SQLException {
        Connection connection = database.connect(SILENCE);
        try (Statement statement = connection.createStatement()) {
            // This connection writes only heartbeats, and it does not matter if a crash loses one.
            statement.execute("set synchronous_commit to off");
            statement.executeUpdate(FIRST_BEAT);
            statement.executeUpdate(BEAT);
            if (listen) {
                statement.execute("listen " + ChangeDao.CHANNEL);
            }
            return new FeedConnection(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Records that the primary is alive; at most a few times a second, however many nodes there are. */
    void beat() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(BEAT);
        }
    }

    /** Reads what was committed and the cursor has not seen. */
    Batch read(Cursor from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, from.oldest());
            statement.setString(2, from.snapshot());
            try (ResultSet rows = statement.executeQuery()) {
                return batch(rows);
            }
        }
    }

    /** Returns when a change is announced, or after this time. */
    void await(Duration time) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications((int) time.toMillis());
    }

    private Batch batch(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new SQLException("there is no installation, or no heartbeat");
        }
        Cursor next = new Cursor(rows.getString(1));
        UUID incarnation = rows.getObject(2, UUID.class);
        long epoch = rows.getLong(3);
        Duration lag = Duration.ofNanos(1_000 * Math.max(0, rows.getLong(4)));
        List<Change> changes = new ArrayList<>();
        do {
            String kind = rows.getString(5);
            if (kind != null) {
                changes.add(new Change(
                        new Change.Subject(Change.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), rows.getString(6)),
                        rows.getBoolean(7),
                        rows.getLong(8),
                        rows.getBoolean(9)));
            }
        } while (rows.next());
        return new Batch(next, incarnation, epoch, lag, changes);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * The result of one read.
     *
     * @param installationEpoch the epoch at the same moment
     * @param lag how old the newest heartbeat was at that moment, by the database's clock
     */
    record Batch(Cursor next, UUID incarnation, long installationEpoch, Duration lag, List<Change> changes) {}
}
