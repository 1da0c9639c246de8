package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Position;
import io.gatehouse.kernel.Total;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/**
 * Reads a sorted list page by page. Each page is one statement: it scans ids, in the order of an index if one has the sorted
 * property and the id, and reads full rows only for the page.
 *
 * @param <T> the entity that a row becomes
 */
public final class PageQuery<T> {
    private final Class<T> entity;
    private final String fetched;
    private final Key<T> key;
    private final Key<T> id;
    private final String direction;

    private PageQuery(Class<T> entity, String fetched, Key<T> key, Key<T> id, String direction) {
        this.entity = entity;
        this.fetched = fetched;
        this.key = key;
        this.id = id;
        this.direction = direction;
    }

    /**
     * A property that rows are sorted by.
     *
     * @param parse turns the result of {@code toString} back into the value
     */
    public record Key<T>(String property, Function<T, ?> of, Function<String, ?> parse) {}

    /** Oldest first, by the properties {@code createdAt} and {@code id}. */
    public static <T> PageQuery<T> oldestFirst(Class<T> entity, Function<T, Instant> createdAt, Function<T, UUID> id) {
        return ascending(
                entity, new Key<>("createdAt", createdAt, Instant::parse), new Key<>("id", id, UUID::fromString));
    }

    /** Sorted by the key, and by the id where keys are equal. */
    public static <T> PageQuery<T> ascending(Class<T> entity, Key<T> key, Key<T> id) {
        return new PageQuery<>(entity, "", key, id, "asc");
    }

    /** As {@link #ascending}, in reverse order, also of the ids, so that one index serves both. */
    public static <T> PageQuery<T> descending(Class<T> entity, Key<T> key, Key<T> id) {
        return new PageQuery<>(entity, "", key, id, "desc");
    }

    /** The same query, which also reads a collection of each row in the same statement. */
    public PageQuery<T> fetching(String collection) {
        return new PageQuery<>(entity, " left join fetch r." + collection, key, id, direction);
    }

    /** The rows of a page and the total number of rows, counted up to {@link Total#COUNTED_AT_MOST}. */
    public Page<T> read(Session session, Conditions conditions, PageRequest request) {
        Total total = Total.counted(
                conditions.count(session, entity.getAnnotation(Table.class).name(), Total.COUNTED_AT_MOST + 1));
        return Page.of(select("", entity, session, conditions, request), request, total, this::position);
    }

    /** As above, with the sum of these maintained counts as the total; the same statement reads it, unless the page is empty. */
    public Page<T> read(Session session, Conditions conditions, PageRequest request, RowCount total, RowCount... more) {
        String sum = RowCount.sql(total, more);
        String selection = "select r, cast(sql('" + sum.replace("'", "''") + "') as Long) ";
        List<Object[]> read = select(selection, Object[].class, session, conditions, request);
        long count = read.isEmpty()
                ? session.createNativeQuery("select " + sum, Long.class).getSingleResult()
                : (Long) read.get(0)[1];
        List<T> rows = read.stream().map(row -> entity.cast(row[0])).distinct().toList();
        return Page.of(rows, request, Total.exact(count), this::position);
    }

    private <R> List<R> select(
            String selection, Class<R> result, Session session, Conditions conditions, PageRequest request) {
        if (request.offset() > Integer.MAX_VALUE) {
            // HQL takes the offset as an int. No list is that long, so such a page is past the end.
            return List.of();
        }
        Conditions wanted = conditions.copy();
        request.after().ifPresent(last -> goOn(wanted, last));
        // The limit is a literal, and there is no offset clause for zero: the first pages keep one plan.
        String ids = "select p." + id.property() + " from " + entity.getName() + " p" + wanted.where() + orderBy("p")
                + " limit " + request.rows() + (request.offset() == 0 ? "" : " offset :offset");
        SelectionQuery<R> rows = session.createSelectionQuery(
                selection + "from " + entity.getName() + " r" + fetched + " where r." + id.property() + " in (" + ids
                        + ")" + orderBy("r"),
                result);
        if (request.offset() > 0) {
            rows.setParameter("offset", request.offset());
        }
        return wanted.bind(rows).getResultList();
    }

    private String orderBy(String row) {
        return " order by " + row + "." + key.property() + " " + direction + ", " + row + "." + id.property() + " "
                + direction;
    }

    /**
     * Hides the last key from the planner in a subselect. If PostgreSQL sees the key, it estimates how many rows follow,
     * estimates none if many rows share a key, and then plans every page again.
     */
    private void goOn(Conditions wanted, Position last) {
        Object lastKey = key.parse().apply(last.sortedBy());
        String unseen =
                "cast(sql('(select ?)', :lastKey) as " + lastKey.getClass().getSimpleName() + ")";
        wanted.and(
                "(p." + key.property() + ", p." + id.property() + ") " + (direction.equals("asc") ? ">" : "<") + " ("
                        + unseen + ", :lastId)",
                Map.of("lastKey", lastKey, "lastId", id.parse().apply(last.id())));
    }

    private Position position(T row) {
        return new Position(key.of().apply(row).toString(), id.of().apply(row).toString());
    }
}
