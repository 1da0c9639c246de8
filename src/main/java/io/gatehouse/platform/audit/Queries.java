package io.gatehouse.platform.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.jdbc.ReturningWork;

/** Runs SQL queries in the session of the open transaction, because the rows of the audit trail are not entities. */
final class Queries {
    private final SessionFactory sessions;

    Queries(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Runs the query and returns what {@code reading} makes of the rows.
     *
     * @param values the values of the placeholders, in their order
     */
    <T> T ask(String query, List<Object> values, Reading<T> reading) {
        return sessions.getCurrentSession().doReturningWork((ReturningWork<T>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return reading.read(rows);
                }
            }
        });
    }

    /** Makes a value of the rows. */
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
