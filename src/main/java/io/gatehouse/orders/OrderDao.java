package io.gatehouse.orders;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.CommonQueryContract;

/** Reads and writes {@code orders} with their items. It decides nothing. */
class OrderDao {
    private final SessionFactory sessions;

    OrderDao(SessionFactory sessions) {
        this.sessions = sessions;
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
        String page = "select p.id from Order p" + where(filter, "p.userId") + " order by p.createdAt, p.id";
        List<Order> rows = bound(
                        session()
                                .createSelectionQuery(
                                        "from Order o left join fetch o.items where o.id in (" + page
                                                + " limit :limit offset :offset) order by o.createdAt, o.id",
                                        Order.class),
                        filter)
                .setParameter("limit", request.limit())
                .setParameter("offset", request.offset())
                .getResultList();
        return Page.counted(rows, request, count(filter), filter.isEmpty());
    }

    private long count(OrderFilter filter) {
        String counted = filter.isEmpty()
                ? "orders"
                : "(select 1 from orders" + where(filter, "user_id") + " limit " + (Page.COUNTED_AT_MOST + 1)
                        + ") as counted";
        return bound(session().createNativeQuery("select count(*) from " + counted, Long.class), filter)
                .getSingleResult();
    }

    private static String where(OrderFilter filter, String userName) {
        List<String> conditions = new ArrayList<>();
        filter.user().ifPresent(user -> conditions.add(userName + " = :user"));
        filter.status().ifPresent(status -> conditions.add("status = :status"));
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
