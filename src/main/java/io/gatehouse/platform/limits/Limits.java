package io.gatehouse.platform.limits;

import io.gatehouse.platform.persistence.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.SessionFactory;

/**
 * Counts by the generic cell rate algorithm: a row holds until when its source has spent ahead, which one statement moves on.
 * The database's clock counts, since those of nodes differ. Rows whose time has passed say nothing and are swept along.
 */
public final class Limits {
    /** More than are made at a time, so that the table shrinks by use. */
    private static final int SWEPT_AT_ONCE = 10;

    private final SessionFactory sessions;
    private final Transactions transactions;

    public Limits(SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    /** What the address has left, without spending any of it. */
    public Allowance look(Limit limit, String address) {
        return transactions.read(() -> sessions.getCurrentSession()
                .createNativeQuery("""
                        select extract(epoch from greatest(spent_until - clock_timestamp(), interval '0'))
                        from rate_limits where name = :name and source = :source""", BigDecimal.class)
                .setParameter("name", limit.name())
                .setParameter("source", Source.of(address))
                .uniqueResultOptional()
                .map(owed -> Allowance.of(limit, seconds(owed)))
                .orElseGet(() -> Allowance.of(limit, Duration.ZERO)));
    }

    /** Spends one, also where none is left, and says what there is then. */
    public Allowance spend(Limit limit, String address) {
        return transactions.write(() -> {
            sweep();
            BigDecimal owed = sessions.getCurrentSession()
                    .createNativeQuery("""
                            insert into rate_limits as known (name, source, spent_until)
                            values (:name, :source, clock_timestamp() + :interval * interval '1 microsecond')
                            on conflict (name, source) do update
                            set spent_until = greatest(known.spent_until, clock_timestamp())
                                + :interval * interval '1 microsecond'
                            returning extract(epoch from spent_until - clock_timestamp())""", BigDecimal.class)
                    .setParameter("name", limit.name())
                    .setParameter("source", Source.of(address))
                    .setParameter("interval", limit.interval().toNanos() / 1_000)
                    .getSingleResult();
            return Allowance.of(limit, seconds(owed));
        });
    }

    private void sweep() {
        sessions.getCurrentSession()
                .createNativeMutationQuery("""
                        delete from rate_limits where (name, source) in (
                            select name, source from rate_limits where spent_until < clock_timestamp()
                            limit :rows for update skip locked)""")
                .setParameter("rows", SWEPT_AT_ONCE)
                .executeUpdate();
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }
}
