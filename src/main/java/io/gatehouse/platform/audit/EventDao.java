package io.gatehouse.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Appends to {@code audit_events} and {@code audit_subjects}, and erases from the latter. */
class EventDao {
    private static final String INSERT_EVENT = """
            insert into audit_events (id, occurred_at, kind, actor_kind, actor_id, subject_kind, subject_id, request_id, details,
                                      personal_mac, mac)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Both in one statement, so that appending costs one way to the database and back. */
    private static final String INSERT_BOTH = "with event as (" + INSERT_EVENT + " returning id)" + """
             insert into audit_subjects (event_id, salt, actor_id, subject_id, user_id, ip, user_agent, facts)
            select id, ?, ?, ?, ?, ?, ?, ? from event""";

    private final SessionFactory sessions;

    EventDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    void insert(StoredEvent event, @Nullable Personal personal) {
        sessions.getCurrentSession().doWork(connection -> insert(connection, event, personal));
    }

    private static void insert(Connection connection, StoredEvent event, @Nullable Personal personal)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(personal == null ? INSERT_EVENT : INSERT_BOTH)) {
            Columns.write(statement, event);
            if (personal != null) {
                Columns.write(statement, personal, Columns.EVENT_COUNT + 1);
            }
            statement.executeUpdate();
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
