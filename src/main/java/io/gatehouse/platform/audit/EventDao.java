package io.gatehouse.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Appends to {@code audit_events} and {@code audit_subjects}, and erases from the latter. */
class EventDao {
    private static final String EVENT = """
            insert into audit_events (id, occurred_at, kind, actor_kind, actor_id, subject_kind, subject_id, request_id,
                                      details, personal_mac, mac)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** One statement, so that appending costs one way to the database and back. */
    private static final String EVENT_OF_PERSON = "with event as (" + EVENT + """
            ) insert into audit_subjects (event_id, salt, actor_id, subject_id, user_id, ip, user_agent, facts)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final SessionFactory sessions;

    EventDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Inserts the events and what some of them say of persons.
     *
     * @param personal by the id of the event
     */
    void insert(List<StoredEvent> events, Map<UUID, Personal> personal) {
        sessions.getCurrentSession().doWork(connection -> insert(connection, events, personal));
    }

    private static void insert(Connection connection, List<StoredEvent> events, Map<UUID, Personal> personal)
            throws SQLException {
        try (PreparedStatement bare = connection.prepareStatement(EVENT);
                PreparedStatement ofPerson = connection.prepareStatement(EVENT_OF_PERSON)) {
            for (StoredEvent event : events) {
                Personal said = personal.get(event.id());
                PreparedStatement statement = said == null ? bare : ofPerson;
                Columns.write(statement, event);
                if (said != null) {
                    Columns.write(statement, Columns.EVENT_COUNT + 1, event.id(), said);
                }
                statement.addBatch();
            }
            int[] unused = bare.executeBatch();
            int[] unusedToo = ofPerson.executeBatch();
        }
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
