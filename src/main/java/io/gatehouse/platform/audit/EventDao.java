package io.gatehouse.platform.audit;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Appends to {@code audit_events} and {@code audit_subjects}, and erases from {@code audit_subjects}. */
class EventDao {
    private static final String INTO_EVENTS = "insert into audit_events (id, occurred_at, kind, actor_kind, actor_id,"
            + " subject_kind, subject_id, request_id, details, personal_mac, mac) values ";

    private static final String INTO_SUBJECTS = "insert into audit_subjects (event_id, salt, actor_id, subject_id,"
            + " user_id, ip, user_agent, facts) values ";

    private static final String LOCK_USER = "select pg_advisory_xact_lock(hashtextextended('audit erase ' || ?, 0))";

    private static final String EVENTS_OF =
            "select event_id from audit_subjects where actor_id = ? or subject_id = ? or user_id = ? order by event_id";

    private static final String ERASE = "select erase_audit_subjects(?, ?)";

    /** PostgreSQL accepts at most 65 535 parameters in a statement. */
    static final int AT_ONCE = 3_000;

    private final SessionFactory sessions;
    private final Queries queries;

    EventDao(SessionFactory sessions) {
        this.sessions = sessions;
        this.queries = new Queries(sessions);
    }

    /**
     * Inserts the events and their personal data in one statement, so that appending costs one round trip to the database for up
     * to {@link #AT_ONCE} events.
     *
     * @param personal the personal data by the id of the event
     */
    void insert(List<StoredEvent> events, Map<UUID, Personal> personal) {
        sessions.getCurrentSession().doWork(connection -> {
            for (int from = 0; from < events.size(); from += AT_ONCE) {
                insert(connection, events.subList(from, Math.min(from + AT_ONCE, events.size())), personal);
            }
        });
    }

    private static void insert(Connection connection, List<StoredEvent> events, Map<UUID, Personal> personal)
            throws SQLException {
        List<UUID> ofPersons = events.stream()
                .map(StoredEvent::id)
                .filter(personal::containsKey)
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(statement(events.size(), ofPersons.size()))) {
            int at = 1;
            for (StoredEvent event : events) {
                Columns.write(statement, at, event);
                at += Columns.EVENT_COUNT;
            }
            for (UUID event : ofPersons) {
                Columns.write(statement, at, event, requireNonNull(personal.get(event)));
                at += Columns.PERSONAL_COUNT;
            }
            statement.executeUpdate();
        }
    }

    private static String statement(int events, int ofPersons) {
        String intoEvents = INTO_EVENTS + rows(events, Columns.EVENT_COUNT);
        return ofPersons == 0
                ? intoEvents
                : "with event as (" + intoEvents + ") " + INTO_SUBJECTS + rows(ofPersons, Columns.PERSONAL_COUNT);
    }

    private static String rows(int count, int columns) {
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        return String.join(", ", Collections.nCopies(count, row));
    }

    /** The events with data about the user. No other transaction can erase the same user until this transaction ends. */
    List<UUID> listOf(String user) {
        boolean unused = queries.ask(LOCK_USER, List.of(user), ResultSet::next);
        return queries.ask(EVENTS_OF, List.of(user, user, user), rows -> {
            List<UUID> events = new ArrayList<>();
            while (rows.next()) {
                events.add(rows.getObject(1, UUID.class));
            }
            return events;
        });
    }

    /**
     * Deletes the personal data of these events. The event that reports this must be appended before, in the same transaction.
     *
     * @param macs the MACs of the erasures, in the order of the events
     */
    void erase(List<UUID> events, List<String> macs) {
        sessions.getCurrentSession().doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
                statement.setArray(1, connection.createArrayOf("uuid", events.toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "bytea", macs.stream().map(Columns::bytes).toArray(byte[][]::new)));
                boolean unused = statement.execute();
            }
        });
    }
}
