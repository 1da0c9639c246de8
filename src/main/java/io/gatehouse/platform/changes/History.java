package io.gatehouse.platform.changes;

import io.gatehouse.platform.persistence.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** What ended, for readers outside, who send how far they have read. Each call asks the database. */
public final class History {
    /** One statement, so that everything comes from the one snapshot that it returns. It is taken after {@code as_of}. */
    private static final String READ = """
            select cast(s.snapshot as text), i.incarnation, statement_timestamp() as as_of,
                   c.kind, c.subject, c.epoch, c.changed_at
            from (select pg_current_snapshot() as snapshot) s
            cross join installation i
            left join changes c on c.ends
                               and c.xid >= cast(:oldest as xid8)
                               and not pg_visible_in_snapshot(c.xid, cast(:snapshot as pg_snapshot))
            order by c.changed_at""";

    private final SessionFactory sessions;
    private final Transactions transactions;
    private final Retention retention;

    History(SessionFactory sessions, Transactions transactions, Retention retention) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.retention = retention;
    }

    /** All endings that are kept. */
    public Stretch all() {
        return stretch(read(Cursor.START));
    }

    /**
     * What was committed after the mark, in the order of the change times. Empty if that is no longer known: the mark is older
     * than what is kept, or belongs to another history.
     */
    public Optional<Stretch> since(Mark mark) {
        List<Object[]> rows = read(mark.cursor());
        Mark next = mark(rows.get(0));
        // Everything that the mark has not seen was committed after it, and is kept for longer than this.
        boolean isKept = mark.asOf().isAfter(next.asOf().minus(retention.get()));
        boolean isOfThisHistory =
                mark.incarnation().equals(next.incarnation()) && !mark.cursor().isAheadOf(snapshot(rows.get(0)));
        return isKept && isOfThisHistory ? Optional.of(stretch(rows)) : Optional.empty();
    }

    private List<Object[]> read(Cursor from) {
        return transactions.read(() -> sessions.getCurrentSession()
                .createNativeQuery(READ, Object[].class)
                .setParameter("oldest", from.oldest())
                .setParameter("snapshot", from.snapshot())
                .getResultList());
    }

    private Stretch stretch(List<Object[]> rows) {
        Mark next = mark(rows.get(0));
        List<Revocation> revocations = rows.stream()
                .filter(row -> row[3] != null)
                .map(row -> revocation(row, next.asOf()))
                .toList();
        return new Stretch(revocations, next);
    }

    private static Mark mark(Object[] row) {
        return Mark.of((UUID) row[1], (Instant) row[2], snapshot(row));
    }

    private static Cursor snapshot(Object[] row) {
        return new Cursor((String) row[0]);
    }

    private Revocation revocation(Object[] row, Instant asOf) {
        Change.Kind kind = Change.Kind.valueOf(((String) row[3]).toUpperCase(Locale.ROOT));
        Instant committedAtTheLatest = earlier(((Instant) row[6]).plus(Changes.SLOWEST_COMMIT), asOf);
        long epoch = (Long) row[5];
        return new Revocation(
                new Change.Subject(kind, (String) row[4]),
                epoch == Change.NEVER ? OptionalLong.empty() : OptionalLong.of(epoch),
                committedAtTheLatest.plus(retention.get()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Something that ended.
     *
     * @param epoch the lowest that is still valid; empty if no token of the subject is
     * @param until when all tokens that this refuses have expired
     */
    public record Revocation(Change.Subject subject, OptionalLong epoch, Instant until) {}

    /** What ended between two marks, and the later mark. */
    public record Stretch(List<Revocation> revocations, Mark next) {
        public Stretch {
            revocations = List.copyOf(revocations);
        }
    }
}
