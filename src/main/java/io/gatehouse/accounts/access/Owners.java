package io.gatehouse.accounts.access;

import org.hibernate.SessionFactory;

/** Makes sure of the user for whom something is kept: what memory says of a caller may be a second old. */
public final class Owners {
    private final SessionFactory sessions;

    public Owners(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Keeps the caller from being deleted until this transaction ends; refuses one who was deleted already. */
    public void hold(Caller.User caller) {
        boolean exists = sessions.getCurrentSession()
                .createNativeQuery("select 1 from users where id = :id for key share", Integer.class)
                .setParameter("id", caller.id().value())
                .uniqueResultOptional()
                .isPresent();
        if (!exists) {
            throw Caller.gone();
        }
    }
}
