package io.gatehouse.accounts.tokens;

import io.dropwizard.hibernate.AbstractDAO;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** Reads and writes signing keys. */
class SigningKeyDao extends AbstractDAO<SigningKey> {
    /** One active key for each algorithm. */
    private static final String UQ_ACTIVE = "uq_signing_keys_algorithm";

    /** One next key for each algorithm. */
    private static final String UQ_NEXT = "uq_signing_keys_algorithm_next";

    static final List<String> ONE_WRITER = List.of(UQ_ACTIVE, UQ_NEXT);

    SigningKeyDao(SessionFactory sessions) {
        super(sessions);
    }

    /** Every key that is not retired, oldest first. */
    List<SigningKey> listLiving() {
        return currentSession()
                .createSelectionQuery(
                        "from SigningKey where state <> 'retired' order by createdAt, kid", SigningKey.class)
                .getResultList();
    }

    List<SigningKey> listAll() {
        return currentSession()
                .createSelectionQuery("from SigningKey order by createdAt, kid", SigningKey.class)
                .getResultList();
    }

    Optional<SigningKey> find(String kid) {
        return Optional.ofNullable(currentSession().find(SigningKey.class, kid));
    }

    Optional<SigningKey> findLocked(String kid) {
        return Optional.ofNullable(currentSession().find(SigningKey.class, kid, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks the keys that are not retired: no other transaction can change them until this one ends. */
    LockedKeys lock() {
        lockRows();
        // Twice: the first statement does not see rows that the previous holder of the lock inserted.
        lockRows();
        return LockedKeys.of(listLiving(), now());
    }

    private void lockRows() {
        List<String> unused = currentSession()
                .createNativeQuery(
                        "select kid from signing_keys where state <> 'retired' order by kid for update", String.class)
                .getResultList();
    }

    Instant now() {
        return currentSession()
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /** Records the promise for every next and active key; higher values stay. */
    void raise(KeyPromise promise) {
        currentSession()
                .createNativeMutationQuery("""
                        update signing_keys set promised_max_age = greatest(promised_max_age, :maxAge),
                                                longest_life = greatest(longest_life, :life)
                        where state in ('next', 'active') and (promised_max_age < :maxAge or longest_life < :life)""")
                .setParameter("maxAge", promise.maxAge())
                .setParameter("life", promise.life())
                .executeUpdate();
    }

    void insert(SigningKey key) {
        currentSession().persist(key);
        currentSession().flush();
    }

    /** Writes one step before the next begins, because each statement checks the unique indexes. */
    void flush() {
        currentSession().flush();
    }
}
