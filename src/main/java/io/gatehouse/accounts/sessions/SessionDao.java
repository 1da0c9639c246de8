package io.gatehouse.accounts.sessions;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Adds sessions and ends them. */
class SessionDao {
    private final SessionFactory sessions;

    SessionDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    void insert(Session session) {
        sessions.getCurrentSession().persist(session);
    }

    /** Ends the user's living sessions but the one to keep; a {@code keep} that is no session's id ends them all. */
    void endAllBut(UUID keep, UUID userId, EndReason reason, Instant now) {
        sessions.getCurrentSession()
                .createMutationQuery("""
                        update Session set endedAt = :now, endReason = :reason
                        where userId = :userId and id <> :keep and endedAt is null""")
                .setParameter("now", now)
                .setParameter("reason", reason.value())
                .setParameter("userId", userId)
                .setParameter("keep", keep)
                .executeUpdate();
    }
}
