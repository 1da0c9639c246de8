package io.gatehouse.accounts.tokens;

import java.util.List;
import org.hibernate.SessionFactory;

/** Reads and adds signing keys. */
class SigningKeyDao {
    /** One active key to an algorithm. */
    static final String UQ_ACTIVE = "uq_signing_keys_algorithm";

    private final SessionFactory sessions;

    SigningKeyDao(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Every key whose tokens may still be alive, oldest first. */
    List<SigningKey> listUsable() {
        return sessions.getCurrentSession()
                .createSelectionQuery(
                        "from SigningKey where state <> 'retired' order by createdAt, kid", SigningKey.class)
                .getResultList();
    }

    void insert(SigningKey key) {
        sessions.getCurrentSession().persist(key);
    }
}
