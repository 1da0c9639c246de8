package io.gatehouse.accounts.sessions;

import io.dropwizard.hibernate.AbstractDAO;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Reads and writes {@code sessions}. It decides nothing. */
class SessionDao extends AbstractDAO<Session> {
    private static final PageQuery<Session> NEWEST_FIRST = PageQuery.descending(
            Session.class,
            new PageQuery.Key<>("createdAt", Session::createdAt, Instant::parse),
            new PageQuery.Key<>("id", Session::id, UUID::fromString));

    SessionDao(SessionFactory sessions) {
        super(sessions);
    }

    /** Flushes at once: the statements below are native SQL, before which Hibernate does not flush by itself. */
    void insert(Session session) {
        currentSession().persist(session);
        currentSession().flush();
    }

    /** The session's user and the key of its tags, neither of which ever changes; without a lock. */
    Optional<Owner> findOwner(UUID id) {
        return currentSession()
                .createSelectionQuery("select userId, tagKey from Session where id = :id", Object[].class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(row -> new Owner((UUID) row[0], (byte[]) row[1]));
    }

    /** Locks the row, so that every other rotation or end of the session waits until this transaction ends. */
    Optional<Session> findForChange(UUID id) {
        return Optional.ofNullable(currentSession().find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The database's clock as of now, not as of the transaction's beginning: the transaction may have waited for a lock. */
    Instant now() {
        return currentSession()
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /** The user's sessions that have not ended, newest first. */
    Page<Session> listLive(UUID user, PageRequest request, Instant now, long epoch) {
        Conditions live = new Conditions()
                .and(
                        "userId = :user and endedAt is null and installationEpoch >= :epoch"
                                + " and expiresAt > :now and idleExpiresAt > :now",
                        Map.of("user", user, "epoch", epoch, "now", now));
        return NEWEST_FIRST.read(currentSession(), live, request);
    }

    /** Ends one session of the user; false if there is none or it has ended already. */
    boolean end(UUID id, UUID user, EndReason reason) {
        return currentSession()
                        .createNativeMutationQuery("""
                                update sessions set ended_at = clock_timestamp(), end_reason = :reason
                                where id = :id and user_id = :user and ended_at is null""")
                        .setParameter("id", id)
                        .setParameter("user", user)
                        .setParameter("reason", reason.value())
                        .executeUpdate()
                > 0;
    }

    /** Ends the user's sessions except {@code keep} and returns their ids; ends all if that is no session's id. */
    List<UUID> endAllBut(UUID keep, UUID user, EndReason reason) {
        return currentSession()
                .createNativeQuery("""
                        update sessions set ended_at = clock_timestamp(), end_reason = :reason
                        where user_id = :user and id <> :keep and ended_at is null returning id""", UUID.class)
                .setParameter("reason", reason.value())
                .setParameter("user", user)
                .setParameter("keep", keep)
                .getResultList();
    }

    /** Ends the user's oldest live sessions, at most a hundred, so that {@code keep} stay; returns their ids. */
    List<UUID> endOldest(UUID user, int keep, long epoch) {
        return currentSession()
                .createNativeQuery("""
                        update sessions set ended_at = clock_timestamp(), end_reason = :reason
                        where id in (select id from sessions
                                     where user_id = :user and ended_at is null and installation_epoch >= :epoch
                                       and expires_at > clock_timestamp() and idle_expires_at > clock_timestamp()
                                     order by created_at desc, id desc offset :keep limit 100)
                          and ended_at is null
                        returning id""", UUID.class)
                .setParameter("reason", EndReason.TOO_MANY.value())
                .setParameter("user", user)
                .setParameter("keep", keep)
                .setParameter("epoch", epoch)
                .getResultList();
    }

    /** The next {@code size} sessions in the order of their ids, ended or not; empty at the end. */
    Optional<Batch> findBatch(UUID after, int size) {
        return currentSession()
                .createNativeQuery("""
                        select id from (select id from sessions where id > :after order by id limit :size) batch
                        order by id desc limit 1""", UUID.class)
                .setParameter("after", after)
                .setParameter("size", size)
                .uniqueResultOptional()
                .map(last -> new Batch(after, last));
    }

    /** Marks the sessions that an epoch of the installation has ended already, and returns how many there were. */
    int endBelow(long epoch, Batch batch) {
        return currentSession()
                .createNativeMutationQuery("""
                        update sessions set ended_at = clock_timestamp(), end_reason = :reason
                        where id > :after and id <= :last and ended_at is null and installation_epoch < :epoch""")
                .setParameter("reason", EndReason.ALL_ENDED.value())
                .setParameter("after", batch.after())
                .setParameter("last", batch.last())
                .setParameter("epoch", epoch)
                .executeUpdate();
    }

    /** Deletes the sessions that ended or expired at least this long ago, and returns how many there were. */
    int deleteOver(Duration ago, Batch batch) {
        return currentSession()
                .createNativeMutationQuery("""
                        delete from sessions
                        where id > :after and id <= :last
                          and least(ended_at, expires_at, idle_expires_at)
                              < clock_timestamp() - :seconds * interval '1 second'""")
                .setParameter("after", batch.after())
                .setParameter("last", batch.last())
                .setParameter("seconds", ago.toSeconds())
                .executeUpdate();
    }

    /** The properties of a session that never change. */
    static final class Owner {
        private final UUID user;
        private final byte[] tagKey;

        private Owner(UUID user, byte[] tagKey) {
            this.user = user;
            this.tagKey = tagKey;
        }

        UUID user() {
            return user;
        }

        boolean hasTagged(RefreshToken.Presented token) {
            return token.isTagged(tagKey);
        }
    }

    /** The sessions after one id, up to and including another. */
    record Batch(UUID after, UUID last) {}
}
