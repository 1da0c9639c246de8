package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.TokenLiveness;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.platform.persistence.Transactions;
import java.util.Objects;
import org.hibernate.SessionFactory;

/**
 * Asks the database whether user, session and key of a token are still valid, for a node that cannot tell from memory. It reads
 * the tables of four features in one statement, because every request asks it then.
 */
class UserLiveness implements TokenLiveness {
    private final SessionFactory sessions;
    private final Transactions transactions;

    UserLiveness(SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Verdict of(AccessToken token) {
        if (!(token instanceof AccessToken.OfUser user)) {
            throw new IllegalArgumentException("no user's token");
        }
        Object[] row = transactions.read(() -> row(user));
        Boolean active = (Boolean) row[0];
        if (active == null || !active) {
            return Verdict.USER_GONE;
        }
        Epochs today = new Epochs((Long) row[2], (Long) row[1]);
        boolean alive = Objects.equals(row[3], true) && Objects.equals(row[4], true);
        return alive && !token.stamp().epochs().isBefore(today) ? Verdict.STANDS : Verdict.ENDED;
    }

    private Object[] row(AccessToken.OfUser token) {
        return sessions.getCurrentSession()
                .createNativeQuery("""
                        select u.is_active, u.epoch, i.epoch, s.id is not null and s.ended_at is null,
                               exists (select from signing_keys where kid = :kid and state <> 'retired')
                        from installation i
                        left join users u on u.id = :user
                        left join sessions s on s.id = :session and s.user_id = u.id""", Object[].class)
                .setParameter("kid", token.stamp().kid())
                .setParameter("user", token.subject())
                .setParameter("session", token.sessionId())
                .getSingleResult();
    }
}
