package io.gatehouse.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Appends to {@code audit_seals} and finds events without a seal. */
class SealDao {
    /** An arbitrary number, the same on all nodes. The node that seals holds this lock. */
    private static final long SEALER_LOCK = 0x617564697473L;

    private static final String BEFORE_ALL = "0";

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(" + SEALER_LOCK + ")";

    private static final String LOCK = "select pg_advisory_xact_lock(" + SEALER_LOCK + ")";

    private static final String NEWEST =
            "select n, encode(chain, 'hex'), horizon, sealed_at from audit_seals order by n desc limit 1";

    private static final String UNSEALED =
            " from audit_events e where not exists (select from audit_seals s where s.event_id = e.id) and ";

    /** The mark and the rows come from the same snapshot; a row of nulls means that there are no events. */
    private static final String FIND = "select mark.xmin, found.* from"
            + " (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) mark left join lateral (select "
            + Columns.EVENT
            + UNSEALED + "e.xid >= cast(? as xid8) order by e.occurred_at, e.id limit ?) found on true"
            + " order by found.occurred_at, found.id";

    private static final String FIND_BETWEEN =
            "select " + Columns.EVENT + UNSEALED + "e.id > ? and e.id <= ? order by e.occurred_at, e.id";

    private static final String COUNT = "select count(*), min(e.occurred_at)" + UNSEALED + "e.xid >= cast(? as xid8)";

    private static final String PAGE_END = """
            select coalesce((select id from audit_events where id > ? order by id offset ? limit 1),
                            (select id from audit_events where id > ? order by id desc limit 1))""";

    private static final String SEALED = "select s.n, encode(s.chain, 'hex'), s.event_id, " + Columns.EVENT + ", "
            + Columns.PERSONAL
            + ", encode(x.mac, 'hex') from audit_seals s left join audit_events e on e.id = s.event_id"
            + " left join audit_subjects p on p.event_id = s.event_id"
            + " left join audit_erasures x on x.event_id = s.event_id where s.n > ? order by s.n limit ?";

    private static final String INSERT =
            "insert into audit_seals (n, event_id, chain, sealed_at, horizon) values (?, ?, ?, ?, cast(? as xid8))";

    private static final String DIVIDES = """
            select e.xid < cast(? as xid8) from audit_seals s join audit_events e on e.id = s.event_id where s.n = 1""";

    private static final String ERASURES = "select count(*) from audit_erasures";

    private final SessionFactory sessions;
    private final Queries queries;

    SealDao(SessionFactory sessions) {
        this.sessions = sessions;
        this.queries = new Queries(sessions);
    }

    /** Whether this transaction got the lock; then no other one seals until it ends. */
    boolean tryLock() {
        return queries.ask(TRY_LOCK, List.of(), rows -> rows.next() && rows.getBoolean(1));
    }

    /** As {@link #tryLock}, but waits for the lock. */
    void lock() {
        boolean unused = queries.ask(LOCK, List.of(), ResultSet::next);
    }

    Newest newest() {
        return queries.ask(NEWEST, List.of(), SealDao::newest);
    }

    private static Newest newest(ResultSet rows) throws SQLException {
        return rows.next()
                ? new Newest(new Head(rows.getLong(1), rows.getString(2)), rows.getString(3), Columns.time(rows, 4))
                : new Newest(Head.NONE, BEFORE_ALL, Instant.EPOCH);
    }

    /** Whether the horizon excludes sealed events: not after a restore, which gives all rows the same transaction. */
    boolean divides(String horizon) {
        return queries.ask(DIVIDES, List.of(horizon), rows -> !rows.next() || rows.getBoolean(1));
    }

    /** The oldest events without a seal, from the transaction {@code horizon} on. */
    Unsealed unsealed(String horizon, int limit) {
        return queries.ask(FIND, List.of(horizon, limit), rows -> {
            List<StoredEvent> events = new ArrayList<>();
            String mark = BEFORE_ALL;
            while (rows.next()) {
                mark = rows.getString(1);
                add(events, Columns.event(rows, 2));
            }
            return new Unsealed(events, mark);
        });
    }

    /** All events without a seal whose ids are above {@code after} and at most {@code end}. */
    List<StoredEvent> unsealedBetween(UUID after, UUID end) {
        return queries.ask(FIND_BETWEEN, List.of(after, end), rows -> {
            List<StoredEvent> events = new ArrayList<>();
            while (rows.next()) {
                add(events, Columns.event(rows, 1));
            }
            return events;
        });
    }

    private static void add(List<StoredEvent> events, @Nullable StoredEvent event) {
        if (event != null) {
            events.add(event);
        }
    }

    /** How many events have no seal, and the time of the oldest. */
    Backlog backlog(String horizon) {
        return queries.ask(COUNT, List.of(horizon), rows -> {
            boolean unused = rows.next();
            long count = rows.getLong(1);
            return new Backlog(count, count == 0 ? Optional.empty() : Optional.of(Columns.time(rows, 2)));
        });
    }

    /** The last id of the page of events after this id; empty after the last event. */
    Optional<UUID> pageEnd(UUID after, int rows) {
        return queries.ask(
                PAGE_END,
                List.of(after, rows - 1, after),
                row -> row.next() ? Optional.ofNullable(row.getObject(1, UUID.class)) : Optional.empty());
    }

    /** The next seals in their order, with the events that they prove. */
    List<SealedRow> sealedAfter(long n, int limit) {
        return queries.ask(SEALED, List.of(n, limit), rows -> {
            List<SealedRow> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new SealedRow(
                        new Head(rows.getLong(1), rows.getString(2)),
                        rows.getObject(3, UUID.class),
                        Columns.event(rows, 4),
                        Columns.personal(rows, 4 + Columns.EVENT_COUNT),
                        rows.getString(3 + Columns.EVENT_COUNT + Columns.PERSONAL_COUNT)));
            }
            return found;
        });
    }

    /** How many erasures have a proof. */
    long erasures() {
        return queries.ask(ERASURES, List.of(), rows -> rows.next() ? rows.getLong(1) : 0);
    }

    void insert(List<Seal> seals, Instant now, String horizon) {
        sessions.getCurrentSession().doWork(connection -> insert(connection, seals, now, horizon));
    }

    private static void insert(Connection connection, List<Seal> seals, Instant now, String horizon)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Seal seal : seals) {
                statement.setLong(1, seal.head().n());
                statement.setObject(2, seal.eventId());
                statement.setBytes(3, Columns.bytes(seal.head().chain()));
                statement.setObject(4, now.atOffset(ZoneOffset.UTC));
                statement.setString(5, horizon);
                statement.addBatch();
            }
            int[] unused = statement.executeBatch();
        }
    }

    /**
     * The last seal.
     *
     * @param horizon a transaction: all events of earlier ones are sealed
     */
    record Newest(Head head, String horizon, Instant sealedAt) {}

    /** The events to seal next, and the transaction before which no further events can appear. */
    record Unsealed(List<StoredEvent> events, String mark) {}

    /** The events that wait for a seal. */
    record Backlog(long count, Optional<Instant> oldest) {}

    /** A row of {@code audit_seals}. */
    record Seal(Head head, UUID eventId) {}
}
