package io.gatehouse.platform.audit;

import static java.util.Objects.requireNonNull;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Total;
import io.gatehouse.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Lists events, newest first. The order is that of the ids, which begin with the time. */
class EventListDao {
    private static final String FROM =
            " from audit_events e left join audit_subjects p on p.event_id = e.id where true";

    private static final String KINDS = """
            with recursive found as (
                (select kind from audit_events order by kind limit 1)
                union all
                select (select e.kind from audit_events e where e.kind > found.kind order by e.kind limit 1)
                from found where found.kind is not null)
            select kind from found where kind is not null order by kind""";

    /** An event gets its time first and its id a moment later; a clock may be set back in between. */
    private static final Duration CLOCK_SET_BACK = Duration.ofMinutes(5);

    private final Queries queries;

    EventListDao(SessionFactory sessions) {
        this.queries = new Queries(sessions);
    }

    /** The kinds of all events, sorted. One step in the index finds each kind, however many events have it. */
    List<String> kinds() {
        return queries.ask(KINDS, List.of(), rows -> {
            List<String> kinds = new ArrayList<>();
            while (rows.next()) {
                kinds.add(rows.getString(1));
            }
            return kinds;
        });
    }

    List<AuditEntry> list(EventFilter filter, PageRequest request) {
        Conditions conditions = Conditions.of(filter);
        request.after().ifPresent(last -> conditions.add(" and e.id < ?", UUID.fromString(last.id())));
        conditions.add(" order by e.id desc offset ? limit ?", request.offset(), request.rows());
        String query = "select " + Columns.EVENT + ", " + Columns.PERSONAL + FROM + conditions.sql();
        return queries.ask(query, conditions.values(), rows -> {
            List<AuditEntry> entries = new ArrayList<>();
            while (rows.next()) {
                StoredEvent event = requireNonNull(Columns.event(rows, 1));
                entries.add(AuditEntry.of(event, Columns.personal(rows, Columns.EVENT_COUNT + 1)));
            }
            return entries;
        });
    }

    /** The number of events, at most {@link Total#COUNTED_AT_MOST} + 1. */
    long count(EventFilter filter) {
        Conditions conditions = Conditions.of(filter);
        conditions.add(" limit ?", Total.COUNTED_AT_MOST + 1);
        String query = "select count(*) from (select 1" + FROM + conditions.sql() + ") counted";
        return queries.ask(query, conditions.values(), rows -> {
            boolean unused = rows.next();
            return rows.getLong(1);
        });
    }

    /** The conditions of a query, and their values in the order of the placeholders. */
    private record Conditions(StringBuilder sql, List<Object> values) {
        static Conditions of(EventFilter filter) {
            Conditions all = new Conditions(new StringBuilder(), new ArrayList<>());
            filter.actor().ifPresent(id -> all.add(isPerson(id) ? " and p.actor_id = ?" : " and e.actor_id = ?", id));
            filter.subject().ifPresent(all::subject);
            filter.kind().ifPresent(kind -> all.add(" and e.kind = ?", kind));
            filter.since()
                    .ifPresent(since -> all.add(
                            " and e.id >= ? and e.occurred_at >= ?", firstId(since), since.atOffset(ZoneOffset.UTC)));
            return all;
        }

        private void subject(String id) {
            if (isPerson(id)) {
                add(" and (p.subject_id = ? or p.user_id = ?)", id, id);
            } else {
                add(" and e.subject_id = ?", id);
            }
        }

        void add(String condition, Object... more) {
            sql.append(condition);
            values.addAll(List.of(more));
        }

        /** Ids of users and of what users own are UUIDs and stored with the personal data; no other id is a UUID. */
        private static boolean isPerson(String id) {
            try {
                return UserId.parse(id).toString().equals(id);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        /** Ids of that time or later are never below this one (RFC 9562, 5.7: 48 bits of milliseconds come first). */
        private static UUID firstId(Instant since) {
            return new UUID(Math.max(0, since.minus(CLOCK_SET_BACK).toEpochMilli()) << 16, 0);
        }
    }
}
