package io.gatehouse.orders;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Position;
import io.gatehouse.kernel.Total;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.RowCounts;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.SelectionQuery;

/** Reads and writes {@code orders} with their items. It decides nothing. */
class OrderDao {
    private final SessionFactory sessions;
    private final RowCounts counts;

    OrderDao(SessionFactory sessions, RowCounts counts) {
        this.sessions = sessions;
        this.counts = counts;
    }

    /** Keeps the user from being deleted until this transaction ends; false where there is none. */
    boolean holdOwner(UserId user) {
        return session()
                .createNativeQuery("select 1 from users where id = :id for key share", Integer.class)
                .setParameter("id", user.value())
                .uniqueResultOptional()
                .isPresent();
    }

    void insert(Order order) {
        session().persist(order);
    }

    /** The order with its items, in one statement. */
    Optional<Order> find(UUID id) {
        return session()
                .createSelectionQuery("from Order o left join fetch o.items where o.id = :id", Order.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /** The row under a lock that keeps everybody who would change it waiting until this transaction ends. */
    Optional<Order> findForChange(UUID id) {
        return Optional.ofNullable(session().find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Oldest first, with their items: two statements, however many orders and items there are. */
    Page<Order> list(OrderFilter filter, PageRequest request) {
        List<String> conditions = conditions(filter, "p.userId");
        request.after().ifPresent(last -> conditions.add("(p.createdAt, p.id) > (:last, :lastId)"));
        String page = "select p.id from Order p" + where(conditions) + " order by p.createdAt, p.id"
                + " limit :limit offset :offset";
        SelectionQuery<Order> query = bound(
                        session()
                                .createSelectionQuery(
                                        "from Order o left join fetch o.items where o.id in (" + page
                                                + ") order by o.createdAt, o.id",
                                        Order.class),
                        filter)
                .setParameter("limit", request.rows())
                .setParameter("offset", request.offset());
        request.after()
                .ifPresent(last -> query.setParameter("last", Instant.parse(last.sortedBy()))
                        .setParameter("lastId", UUID.fromString(last.id())));
        return Page.of(
                query.getResultList(),
                request,
                total(filter),
                order -> new Position(order.createdAt().toString(), order.id().toString()));
    }

    private Total total(OrderFilter filter) {
        if (filter.isEmpty()) {
            return Total.exact(counts.of("orders"));
        }
        String counted =
                "select 1 from orders" + where(conditions(filter, "user_id")) + " limit " + (Total.COUNTED_AT_MOST + 1);
        return Total.counted(bound(
                        session().createNativeQuery("select count(*) from (" + counted + ") as counted", Long.class),
                        filter)
                .getSingleResult());
    }

    private static List<String> conditions(OrderFilter filter, String userName) {
        List<String> conditions = new ArrayList<>();
        filter.user().ifPresent(user -> conditions.add(userName + " = :user"));
        filter.status().ifPresent(status -> conditions.add("status = :status"));
        return conditions;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static <Q extends CommonQueryContract> Q bound(Q query, OrderFilter filter) {
        filter.user().ifPresent(user -> query.setParameter("user", user.value()));
        filter.status().ifPresent(status -> query.setParameter("status", status.value()));
        return query;
    }

    private Session session() {
        return sessions.getCurrentSession();
    }
}
