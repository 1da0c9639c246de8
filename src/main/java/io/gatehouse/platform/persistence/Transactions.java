package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.context.internal.ManagedSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends transactions: services call it, during a request or outside one, and DAOs use its session. A call inside
 * another one joins its transaction, so that several services can act in one transaction.
 *
 * <p>Any exception of the work rolls everything back. Errors of the database become a {@link Failure}. Work that lost a deadlock
 * or a serialization conflict runs again, so it must have no effects outside the database.
 */
public final class Transactions {
    private static final int ATTEMPTS = 3;

    /** What to do after the commit of this thread's open transaction. */
    private static final ThreadLocal<List<Runnable>> CONSEQUENCES = new ThreadLocal<>();

    /** The keys for which this thread's open transaction has a turn. */
    private static final ThreadLocal<@Nullable Set<Object>> TURNS = new ThreadLocal<>();

    private static final String PLAN_FOR_VALUES = "select set_config('plan_cache_mode', 'force_custom_plan', true)";

    private final SessionFactory sessions;
    private final Pools pools;
    private final Turns turns;

    public Transactions(SessionFactory sessions, Pools pools) {
        this.sessions = sessions;
        this.pools = pools;
        this.turns = new Turns(pools.quarter());
    }

    /** Runs the work in a transaction and returns its result after the commit, or joins an open transaction. */
    public <T> T write(Supplier<T> work) {
        if (!isOpen()) {
            return attempt(work, Mode.WRITE);
        }
        if (sessions.getCurrentSession().isDefaultReadOnly()) {
            throw new IllegalStateException("a write inside a read would be lost");
        }
        return work.get();
    }

    /** As {@link #write(Supplier)}, for work without a result. */
    public void run(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs work that writes nothing: Hibernate does not track changes of entities. It opens no transaction: each statement sees
     * what was committed when it began, as in a transaction (READ COMMITTED), and this saves two round trips to the database.
     */
    public <T> T read(Supplier<T> work) {
        return isOpen() ? work.get() : attempt(work, Mode.READ);
    }

    /**
     * As {@link #read}, for statements whose best plan depends on the values: an index finds a rare word fastest, and a scan a
     * frequent one. PostgreSQL would soon keep one plan for all values; here it plans for each.
     */
    public <T> T search(Supplier<T> work) {
        return isOpen() ? work.get() : attempt(work, Mode.SEARCH);
    }

    /**
     * Runs the work on this thread after the commit of the surrounding transaction, and never if it does not commit. The work
     * must not fail: the transaction stays committed, and its caller is told so.
     */
    public void afterCommit(Runnable work) {
        List<Runnable> pending = CONSEQUENCES.get();
        if (pending == null) {
            throw new IllegalStateException("no transaction is open");
        }
        pending.add(work);
    }

    /**
     * Call it in a request's transaction before you lock rows of the key, such as a user's id. The transactions of one key use at
     * most a quarter of the connections. The others return theirs, wait for a turn without one, and then run from the beginning;
     * if that takes longer than the wait for a lock may, they are refused as busy.
     */
    public void takeTurn(Object key) {
        Set<Object> taken = TURNS.get();
        if (taken == null || RequestDeadline.current() == null || taken.contains(key)) {
            return;
        }
        if (!turns.tryEnter(key)) {
            throw new Crowded(key);
        }
        taken.add(key);
    }

    private boolean isOpen() {
        return ManagedSessionContext.hasBind(sessions);
    }

    private <T> T attempt(Supplier<T> work, Mode mode) {
        List<Runnable> outer = CONSEQUENCES.get();
        List<Runnable> pending = new ArrayList<>();
        CONSEQUENCES.set(pending);
        Set<Object> outerTurns = TURNS.get();
        Set<Object> taken = new HashSet<>();
        TURNS.set(taken);
        T result;
        try {
            result = attempt(work, mode, pending);
        } finally {
            CONSEQUENCES.set(outer);
            TURNS.set(outerTurns);
            taken.forEach(turns::leave);
        }
        pending.forEach(Runnable::run);
        return result;
    }

    private <T> T attempt(Supplier<T> work, Mode mode, List<Runnable> pending) {
        for (int attempt = 1; ; attempt++) {
            pending.clear();
            if (RequestDeadline.isOver()) {
                throw SqlFailures.timeout();
            }
            try {
                return inSession(work, mode);
            } catch (Crowded e) {
                waitForTurn(e.key);
                attempt--;
            } catch (RuntimeException e) {
                if (attempt >= ATTEMPTS || !SqlFailures.isRetryable(e)) {
                    throw e instanceof Failure ? e : translated(e);
                }
            }
        }
    }

    private void waitForTurn(Object key) {
        if (!turns.enter(key, RequestDeadline.left(pools.lockWait()))) {
            throw RequestDeadline.isOver() ? SqlFailures.timeout() : SqlFailures.busy();
        }
        Objects.requireNonNull(TURNS.get()).add(key);
    }

    private RuntimeException translated(RuntimeException thrown) {
        if (SqlFailures.isReadOnly(thrown)) {
            // New connections go to a server that accepts writes, which may be another one by then.
            pools.renew();
        }
        Optional<Failure> failure = SqlFailures.translate(thrown);
        if (failure.isPresent() && RequestDeadline.isOver()) {
            return SqlFailures.timeout();
        }
        return failure.<RuntimeException>map(f -> f).orElse(thrown);
    }

    private <T> T inSession(Supplier<T> work, Mode mode) {
        try (Session session = sessions.openSession()) {
            session.setDefaultReadOnly(mode != Mode.WRITE);
            ManagedSessionContext.bind(session);
            try {
                return switch (mode) {
                    case READ -> work.get();
                    case WRITE -> committed(session.beginTransaction(), work);
                    case SEARCH ->
                        committed(session.beginTransaction(), () -> {
                            session.createNativeQuery(PLAN_FOR_VALUES, String.class)
                                    .getSingleResult();
                            return work.get();
                        });
                };
            } finally {
                ManagedSessionContext.unbind(sessions);
            }
        }
    }

    private static <T> T committed(Transaction transaction, Supplier<T> work) {
        try {
            T result = work.get();
            transaction.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(transaction, e);
            throw e;
        }
    }

    private static void rollBack(Transaction transaction, Throwable reason) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (HibernateException e) {
            // The connection is broken; the server rolls back by itself, and the first reason is the one to report.
            reason.addSuppressed(e);
        }
    }

    /** What is opened around the work. */
    private enum Mode {
        WRITE,
        READ,
        SEARCH
    }

    /** Unwinds a transaction that has to wait for its turn. */
    private static final class Crowded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Object key;

        Crowded(Object key) {
            super("waits for its turn", null, false, false);
            this.key = key;
        }
    }
}
