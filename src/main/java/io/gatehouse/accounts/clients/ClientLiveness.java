package io.gatehouse.accounts.clients;

import io.gatehouse.accounts.access.TokenLiveness;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.platform.persistence.Transactions;
import org.hibernate.SessionFactory;

/** Asks the database whether the client and the key of a token are still valid, for a node that cannot tell from memory. */
final class ClientLiveness implements TokenLiveness {
    private final SessionFactory sessions;
    private final Transactions transactions;

    ClientLiveness(SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Verdict of(AccessToken token) {
        Object[] row = transactions.read(() -> row(token));
        boolean stands = Boolean.TRUE.equals(row[0]) && Boolean.TRUE.equals(row[1]);
        return stands && !token.stamp().epochs().isBefore(new Epochs((Long) row[2], (Long) row[3]))
                ? Verdict.STANDS
                : Verdict.ENDED;
    }

    private Object[] row(AccessToken token) {
        return sessions.getCurrentSession()
                .createNativeQuery("""
                        select c.is_active, exists (select from signing_keys where kid = :kid and state <> 'retired'),
                               i.epoch, c.epoch
                        from installation i left join service_clients c on c.id = :client""", Object[].class)
                .setParameter("kid", token.stamp().kid())
                .setParameter("client", token.stamp().clientId())
                .getSingleResult();
    }
}
