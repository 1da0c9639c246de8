package io.gatehouse.platform.changes;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Writes {@code changes}. Readers use their own connection: see {@link FeedConnection}. */
class ChangeDao {
    /** The channel that readers listen to. */
    static final String CHANNEL = "gatehouse_changes";

    private final SessionFactory sessions;

    ChangeDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Inserts all changes in one statement. */
    void insert(Collection<Change> changes) {
        session()
                .createNativeMutationQuery("""
                        insert into changes (kind, subject, ends, epoch, gone)
                        select * from unnest(:kind, :subject, :ends, :epoch, :gone)""")
                .setParameter(
                        "kind", column(changes, each -> each.subject().kind().value(), String[]::new))
                .setParameter("subject", column(changes, each -> each.subject().id(), String[]::new))
                .setParameter("ends", column(changes, Change::ends, Boolean[]::new))
                .setParameter("epoch", column(changes, Change::epoch, Long[]::new))
                .setParameter("gone", column(changes, Change::gone, Boolean[]::new))
                .executeUpdate();
    }

    private static <T> T[] column(Collection<Change> changes, Function<Change, T> value, IntFunction<T[]> array) {
        return changes.stream().map(value).toArray(array);
    }

    /** Wakes all readers. Needs a transaction of its own, because its commit waits for all others that do this. */
    void notifyReaders() {
        session()
                .createNativeQuery("select 1 from pg_notify('" + CHANNEL + "', '')", Integer.class)
                .getSingleResult();
    }

    /** Deletes changes older than this, except those that a reader may still have to read. */
    int deleteOlderThan(Duration age) {
        return session()
                .createNativeMutationQuery("""
                        delete from changes
                        where changed_at < clock_timestamp() - :seconds * interval '1 second'
                          and xid < pg_snapshot_xmin(pg_current_snapshot())""")
                .setParameter("seconds", age.toSeconds())
                .executeUpdate();
    }

    /** The silences that ended after this moment, in their order: those that were recorded, and one that still lasts. */
    List<Silence> silencesSince(Instant moment) {
        return session().createNativeQuery("""
                        select began_at, ended_at from silences where ended_at > :moment
                        union all
                        select beat_at, clock_timestamp() from heartbeats
                        where beat_at < clock_timestamp() - interval '3 seconds'
                        order by began_at""", Tuple.class).setParameter("moment", moment).getResultList().stream()
                .map(row -> new Silence(row.get(0, Instant.class), row.get(1, Instant.class)))
                .toList();
    }

    /** Extends a silence that ended in the last 2 minutes until now. */
    void prolongSilence() {
        session()
                .createNativeMutationQuery("update silences set ended_at = clock_timestamp()"
                        + " where ended_at > clock_timestamp() - interval '2 minutes'")
                .executeUpdate();
    }

    private Session session() {
        return sessions.getCurrentSession();
    }
}
