package io.gatehouse.platform.audit;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Appends to {@code audit_events} and {@code audit_subjects}, and erases from the latter. */
class EventDao {
    private static final String INTO_EVENTS = "insert into audit_events (id, occurred_at, kind, actor_kind, actor_id,"
            + " subject_kind, subject_id, request_id, details, personal_mac, mac) values ";

    private static final String INTO_SUBJECTS = "insert into audit_subjects (event_id, salt, actor_id, subject_id,"
            + " user_id, ip, user_agent, facts) values ";

    /** PostgreSQL takes 65 535 parameters in a statement. */
    static final int AT_ONCE = 3_000;

    private final SessionFactory sessions;

    EventDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Inserts the events and what some of them say of persons, in one statement, so that appending costs one way to the database
     * and back, however many there are up to some thousands.
     *
     * @param personal by the id of the event
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

    /** Deletes what is said of the user in any event, and returns in how many there was something. */
    int erase(String user) {
        return sessions.getCurrentSession()
                .createNativeMutationQuery(
                        "delete from audit_subjects where actor_id = :user or subject_id = :user or user_id = :user")
                .setParameter("user", user)
                .executeUpdate();
    }
}
