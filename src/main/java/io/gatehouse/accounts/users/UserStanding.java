package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Standing;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.platform.persistence.Transactions;
import java.util.Objects;
import org.hibernate.SessionFactory;

/**
 * Asks the database, once for each request, whether user and session of a token still stand. It reads three tables in one
 * statement and so knows columns of features below; memory fed by a feed of changes is to take its place.
 */
class UserStanding implements Standing {
    private final SessionFactory sessions;
    private final Transactions transactions;

    UserStanding(SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Verdict of(AccessToken token) {
        Object[] row = transactions.read(() -> row(token));
        Boolean active = (Boolean) row[0];
        if (active == null || !active) {
            return Verdict.USER_GONE;
        }
        Epochs today = new Epochs((Long) row[2], (Long) row[1]);
        boolean alive = Objects.equals(row[3], true);
        return alive && !token.epochs().isBefore(today) ? Verdict.STANDS : Verdict.ENDED;
    }

    private Object[] row(AccessToken token) {
        return sessions.getCurrentSession()
                .createNativeQuery("""
                        select u.is_active, u.epoch, i.epoch, s.id is not null and s.ended_at is null
                        from installation i
                        left join users u on u.id = :user
                        left join sessions s on s.id = :session and s.user_id = u.id""", Object[].class)
                .setParameter("user", token.subject())
                .setParameter("session", token.sessionId())
                .getSingleResult();
    }
}
