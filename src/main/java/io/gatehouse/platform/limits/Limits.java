package io.gatehouse.platform.limits;

import io.gatehouse.platform.persistence.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.query.NativeQuery;

/**
 * Counts by the generic cell rate algorithm: a row stores up to which time its source has spent in advance, and one statement
 * moves that time. It uses the database's clock, because the clocks of nodes differ. Rows whose time has passed mean nothing, and
 * the same statement deletes some of them.
 */
public final class Limits {
    /** More rows than are added at a time, so that the table shrinks with use. */
    private static final int SWEPT_AT_ONCE = 10;

    /** Takes one unit of the first share if it is available. Returns its new state, and how far both shares were spent before. */
    private static final String TAKE = """
        with swept as (
            delete from rate_limits where (name, source) in (
                select name, source from rate_limits
                where spent_until < clock_timestamp() and (name, source) <> (:name, :source)
                limit :rows for update skip locked)),
        taken as (
            insert into rate_limits as known (name, source, spent_until)
            values (:name, :source, clock_timestamp() + :interval * interval '1 microsecond')
            on conflict (name, source) do update
            set spent_until = greatest(known.spent_until, clock_timestamp()) + :interval * interval '1 microsecond'
            where greatest(known.spent_until, clock_timestamp()) + :interval * interval '1 microsecond'
                <= clock_timestamp() + :window * interval '1 microsecond'
            returning spent_until)
        select 'taken', extract(epoch from spent_until - clock_timestamp()) from taken
        union all
        select 'known', extract(epoch from greatest(spent_until - clock_timestamp(), interval '0'))
        from rate_limits where name = :name and source = :source
        union all
        select 'other', extract(epoch from greatest(spent_until - clock_timestamp(), interval '0'))
        from rate_limits where name = :otherName and source = :otherSource\
        """;

    private final SessionFactory sessions;
    private final Transactions transactions;

    public Limits(SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    /** What the share has left; spends nothing. */
    public Allowance look(Share share) {
        return transactions.read(() -> sessions.getCurrentSession()
                .createNativeQuery("""
                    select extract(epoch from greatest(spent_until - clock_timestamp(), interval '0'))
                    from rate_limits where name = :name and source = :source\
                    """, BigDecimal.class)
                .setParameter("name", share.limit().name())
                .setParameter("source", share.source())
                .uniqueResultOptional()
                .map(owed -> Allowance.known(share.limit(), seconds(owed)))
                .orElseGet(() -> Allowance.known(share.limit(), Duration.ZERO)));
    }

    /** Spends one unit if one is left, and returns what is left then. */
    public Allowance take(Share share) {
        return take(share, share).get(0);
    }

    /** As {@link #take(Share)}, but also looks at another share in the same statement: returns first the one, then the other. */
    public List<Allowance> take(Share share, Share other) {
        return transactions.write(() -> {
            List<Object[]> rows = with(share, sessions.getCurrentSession().createNativeQuery(TAKE, Object[].class))
                    .setParameter("otherName", other.limit().name())
                    .setParameter("otherSource", other.source())
                    .getResultList();
            Allowance first = find(rows, "taken").isEmpty()
                    ? Allowance.refused(share.limit(), owed(rows, "known"))
                    : Allowance.granted(share.limit(), owed(rows, "taken"));
            return List.of(first, Allowance.known(other.limit(), owed(rows, "other")));
        });
    }

    private static NativeQuery<Object[]> with(Share share, NativeQuery<Object[]> query) {
        return query.setParameter("name", share.limit().name())
                .setParameter("source", share.source())
                .setParameter("interval", share.limit().interval().toNanos() / 1_000)
                .setParameter("window", share.limit().window().toNanos() / 1_000)
                .setParameter("rows", SWEPT_AT_ONCE);
    }

    private static List<Object[]> find(List<Object[]> rows, String what) {
        return rows.stream().filter(row -> row[0].equals(what)).toList();
    }

    private static Duration owed(List<Object[]> rows, String what) {
        return find(rows, what).stream()
                .findFirst()
                .map(row -> seconds((BigDecimal) row[1]))
                .orElse(Duration.ZERO);
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }
}
