package io.gatehouse.platform.http.idempotency;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.query.NativeQuery;

/** Reads and writes {@code idempotency_keys}. */
final class KeptAnswers {
    private final SessionFactory sessions;

    KeptAnswers(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** False while another transaction has the key: without this lock, an insert of the same key would wait for it. */
    boolean tryLock(String id) {
        return query("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", lock(id))
                .getSingleResult();
    }

    Optional<KeptAnswer> find(String id, Instant after) {
        return query("""
                        select fingerprint, status, body, location
                        from idempotency_keys where id = :id and created_at > :after""", Object[].class)
                .setParameter("id", id)
                .setParameter("after", after)
                .uniqueResultOptional()
                .map(row -> new KeptAnswer(
                        (String) row[0], ((Number) row[1]).intValue(), (String) row[2], Optional.ofNullable((String)
                                row[3])));
    }

    /** Replaces an answer that is older than answers are kept. */
    void insert(String id, KeptAnswer answer, Instant at) {
        sessions.getCurrentSession()
                .createNativeMutationQuery("""
                        insert into idempotency_keys
                            (id, fingerprint, status, body, location, created_at)
                        values (:id, :fingerprint, :status, :body, :location, :at)
                        on conflict (id) do update set
                            fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body,
                            location = excluded.location, created_at = excluded.created_at""")
                .setParameter("id", id)
                .setParameter("fingerprint", answer.fingerprint())
                .setParameter("status", answer.status())
                .setParameter("body", answer.body())
                .setParameter("location", answer.location().orElse(null), String.class)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Returns how many were deleted, at most {@code rows}. */
    int deleteUntil(Instant limit, int rows) {
        return sessions.getCurrentSession()
                .createNativeMutationQuery("""
                        delete from idempotency_keys where id in (
                            select id from idempotency_keys where created_at <= :limit
                            limit :rows for update skip locked)""")
                .setParameter("limit", limit)
                .setParameter("rows", rows)
                .executeUpdate();
    }

    /** The number of an advisory lock. Two keys with the same number merely cannot run at the same time. */
    private static long lock(String id) {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(id)).getLong();
    }

    private <T> NativeQuery<T> query(String sql, Class<T> type) {
        return sessions.getCurrentSession().createNativeQuery(sql, type);
    }
}
