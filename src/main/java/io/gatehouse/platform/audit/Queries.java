package io.gatehouse.platform.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.jdbc.ReturningWork;

/** Asks the database in SQL, in the session of the transaction that is open: the trail's rows are no entities. */
final class Queries {
    private final SessionFactory sessions;

    Queries(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * What the reading makes of the answer.
     *
     * @param values of the marks in the query, in their order
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

    /** Makes something of an answer. */
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
