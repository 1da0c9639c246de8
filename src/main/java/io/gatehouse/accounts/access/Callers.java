package io.gatehouse.accounts.access;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.metrics.RefusedToken;
import io.gatehouse.platform.persistence.Transactions;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/**
 * Runs the work of services for a caller. {@link Admission} checked the token when the request came, with what this node knew.
 * Since then somebody may have signed out everywhere because the token was stolen. So each write checks the token again in its
 * own transaction, and locks the rows that the token depends on until that transaction ends: whatever ends a token waits for the
 * write or comes before it. Only this class turns a caller into the {@link Actor} that the audit trail names.
 */
public final class Callers {
    private final SessionFactory sessions;
    private final Transactions transactions;
    private final Metrics metrics;

    public Callers(SessionFactory sessions, Transactions transactions, Metrics metrics) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /** Runs the work in a transaction, or refuses with 401 if the caller's token is no longer valid. */
    public <T> T write(Caller caller, Function<Actor, T> work) {
        return transactions.write(() -> {
            hold(caller, Strength.SHARE);
            return work.apply(actorOf(caller));
        });
    }

    /** As {@link #write(Caller, Function)}, for work without a result. */
    public void run(Caller caller, Consumer<Actor> work) {
        transactions.run(() -> {
            hold(caller, Strength.SHARE);
            work.accept(actorOf(caller));
        });
    }

    /**
     * As {@link #write(Caller, Function)}, for work that changes a user's account or ends its sessions. It holds back all other
     * such work on the account; if two users act on each other's accounts, one waits for the other.
     */
    public <T> T write(Caller caller, UserId account, Function<Actor, T> work) {
        return transactions.write(() -> {
            hold(caller, account);
            return work.apply(actorOf(caller));
        });
    }

    /** As {@link #write(Caller, UserId, Function)}, for work without a result. */
    public void run(Caller caller, UserId account, Consumer<Actor> work) {
        transactions.run(() -> {
            hold(caller, account);
            work.accept(actorOf(caller));
        });
    }

    /** Runs work that writes nothing, as {@link Transactions#read}. */
    public <T> T read(Supplier<T> work) {
        return transactions.read(work);
    }

    /** Runs work that searches, as {@link Transactions#search}. */
    public <T> T search(Supplier<T> work) {
        return transactions.search(work);
    }

    /**
     * A caller who changes their own account takes the stronger lock at once: two that first shared the row and then wanted it
     * alone would deadlock. For the same reason two rows are locked in the order of their ids.
     */
    private void hold(Caller caller, UserId account) {
        if (caller instanceof Caller.User user
                && account.value().compareTo(user.id().value()) < 0) {
            lock(account);
        }
        boolean isOwn = caller instanceof Caller.User user && user.is(account);
        hold(caller, isOwn ? Strength.CHANGE : Strength.SHARE);
    }

    private void hold(Caller caller, Strength strength) {
        if (caller instanceof Caller.User user) {
            transactions.takeTurn(user.id());
            require(verdict(user, strength));
        } else if (caller instanceof Caller.Client client) {
            require(verdict(client));
        }
        // An operator has no token to check, and could also write to the database directly.
    }

    private void lock(UserId account) {
        transactions.takeTurn(account);
        Optional<Integer> unused = sessions.getCurrentSession()
                .createNativeQuery("select 1 from users where id = :id for no key update", Integer.class)
                .setParameter("id", account.value())
                .uniqueResultOptional();
    }

    /** What the rows say once their locks are acquired, not what they said when the statement began. */
    private TokenLiveness.Verdict verdict(Caller.User caller, Strength strength) {
        return sessions.getCurrentSession()
                .createNativeQuery("""
                        select u.is_active,
                               u.epoch <= :epoch and i.epoch <= :installationEpoch and s.ended_at is null
                        from users u join sessions s on s.user_id = u.id cross join installation i
                        where u.id = :user and s.id = :session
                        """ + strength.clause, Object[].class)
                .setParameter("epoch", caller.epochs().subject())
                .setParameter("installationEpoch", caller.epochs().installation())
                .setParameter("user", caller.id().value())
                .setParameter("session", caller.sessionId())
                .uniqueResultOptional()
                .map(row -> verdict((Boolean) row[0], (Boolean) row[1]))
                .orElseGet(() -> verdict(isActive(caller.id()), false));
    }

    private static Actor actorOf(Caller caller) {
        if (caller instanceof Caller.User user) {
            return new Actor(Actor.Kind.USER, user.getName(), user.origin());
        }
        if (caller instanceof Caller.Client client) {
            return new Actor(Actor.Kind.CLIENT, client.id(), client.origin());
        }
        return ((Caller.Operator) caller).actor();
    }

    private static TokenLiveness.Verdict verdict(boolean isActive, boolean isCurrent) {
        if (!isActive) {
            return TokenLiveness.Verdict.USER_GONE;
        }
        return isCurrent ? TokenLiveness.Verdict.STANDS : TokenLiveness.Verdict.ENDED;
    }

    private boolean isActive(UserId user) {
        return sessions.getCurrentSession()
                .createNativeQuery("select is_active from users where id = :id", Boolean.class)
                .setParameter("id", user.value())
                .uniqueResultOptional()
                .orElse(false);
    }

    private TokenLiveness.Verdict verdict(Caller.Client caller) {
        boolean stands = sessions.getCurrentSession()
                .createNativeQuery("""
                    select c.is_active and c.epoch <= :epoch and i.epoch <= :installationEpoch
                    from service_clients c cross join installation i where c.id = :client for share of c\
                    """, Boolean.class)
                .setParameter("epoch", caller.epochs().subject())
                .setParameter("installationEpoch", caller.epochs().installation())
                .setParameter("client", caller.id())
                .uniqueResultOptional()
                .orElse(false);
        return stands ? TokenLiveness.Verdict.STANDS : TokenLiveness.Verdict.ENDED;
    }

    private void require(TokenLiveness.Verdict verdict) {
        switch (verdict) {
            case STANDS -> {}
            case USER_GONE -> throw refused(RefusedToken.USER_GONE, Caller.gone());
            case ENDED -> throw refused(RefusedToken.ENDED, Caller.ended());
        }
    }

    private Failure refused(RefusedToken reason, Failure failure) {
        metrics.tokenRefused(reason);
        return failure;
    }

    /** How the caller's own row is locked. */
    private enum Strength {
        /** For callers who only need it to stay as it is; several can hold it at once. */
        SHARE("for share of u, s"),
        /** For a caller who is about to change it. */
        CHANGE("for no key update of u for share of s");

        private final String clause;

        Strength(String clause) {
            this.clause = clause;
        }
    }
}
