package io.gatehouse.platform.secrets;

import io.dropwizard.hibernate.AbstractDAO;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** Reads the row of the installation, and creates it once. */
class InstallationDao extends AbstractDAO<Installation> {
    InstallationDao(SessionFactory sessions) {
        super(sessions);
    }

    Optional<Installation> find() {
        return Optional.ofNullable(currentSession().find(Installation.class, Installation.ONLY));
    }

    long epoch() {
        return currentSession()
                .createSelectionQuery("select epoch from Installation", Long.class)
                .getSingleResult();
    }

    /** The row, locked until the transaction ends. */
    Optional<Installation> findLocked() {
        return Optional.ofNullable(
                currentSession().find(Installation.class, Installation.ONLY, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Raises the epoch and returns it; the row is locked until the transaction ends. */
    long raiseEpoch() {
        return currentSession()
                .createNativeQuery("update installation set epoch = epoch + 1 returning epoch", Long.class)
                .getSingleResult();
    }

    void reseal(byte[] rootSecret) {
        currentSession()
                .createNativeMutationQuery("update installation set root_secret = :rootSecret")
                .setParameter("rootSecret", rootSecret)
                .executeUpdate();
    }

    /** Returns false and does nothing if another node was first. */
    boolean insertUnlessPresent(Installation row) {
        return currentSession()
                        .createNativeMutationQuery("""
                        insert into installation (id, incarnation, epoch, root_secret, created_at)
                        values (:id, :incarnation, 0, :rootSecret, :createdAt) on conflict (id) do nothing""")
                        .setParameter("id", Installation.ONLY)
                        .setParameter("incarnation", row.incarnation())
                        .setParameter("rootSecret", row.rootSecret())
                        .setParameter("createdAt", row.createdAt())
                        .executeUpdate()
                == 1;
    }
}
