package io.gatehouse.platform.changes;

import java.time.Duration;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Writes {@code changes}. Readers have a connection of their own: see {@link FeedConnection}. */
class ChangeDao {
    /** What readers listen to. */
    static final String CHANNEL = "gatehouse_changes";

    private final SessionFactory sessions;

    ChangeDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    void insert(Change change) {
        session()
                .createNativeMutationQuery("""
                        insert into changes (kind, subject, ends, epoch, gone)
                        values (:kind, :subject, :ends, :epoch, :gone)""")
                .setParameter("kind", change.subject().kind().value())
                .setParameter("subject", change.subject().id())
                .setParameter("ends", change.ends())
                .setParameter("epoch", change.epoch())
                .setParameter("gone", change.gone())
                .executeUpdate();
    }

    /** Wakes all readers once the transaction has committed. Takes a lock on the whole cluster until then. */
    void notifyReaders() {
        session()
                .createNativeQuery("select 1 from pg_notify('" + CHANNEL + "', '')", Integer.class)
                .getSingleResult();
    }

    /** Deletes what was changed longer ago than this, unless a reader may still have to pass it. */
    int deleteOlderThan(Duration age) {
        return session()
                .createNativeMutationQuery("""
                        delete from changes
                        where changed_at < clock_timestamp() - :seconds * interval '1 second'
                          and xid < pg_snapshot_xmin(pg_current_snapshot())""")
                .setParameter("seconds", age.toSeconds())
                .executeUpdate();
    }

    private Session session() {
        return sessions.getCurrentSession();
    }
}
