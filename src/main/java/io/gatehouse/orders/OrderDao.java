package io.gatehouse.orders;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Total;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import io.gatehouse.platform.persistence.RowCounts;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Reads and writes {@code orders} with their items. It decides nothing. */
class OrderDao {
    private static final PageQuery<Order> OLDEST_FIRST = PageQuery.ascending(
                    Order.class,
                    new PageQuery.Key<>("createdAt", Order::createdAt, Instant::parse),
                    new PageQuery.Key<>("id", Order::id, UUID::fromString))
            .fetching("items");

    private final SessionFactory sessions;
    private final RowCounts counts;

    OrderDao(SessionFactory sessions, RowCounts counts) {
        this.sessions = sessions;
        this.counts = counts;
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
        return OLDEST_FIRST.read(session(), conditions(filter, "userId"), request, total(filter));
    }

    private Total total(OrderFilter filter) {
        return filter.isEmpty()
                ? Total.exact(counts.of("orders"))
                : conditions(filter, "user_id").count(session(), "orders");
    }

    private static Conditions conditions(OrderFilter filter, String userId) {
        Conditions all = new Conditions();
        filter.user().ifPresent(user -> all.and(userId + " = :user", Map.of("user", user.value())));
        filter.status().ifPresent(status -> all.and("status = :status", Map.of("status", status.value())));
        return all;
    }

    private Session session() {
        return sessions.getCurrentSession();
    }
}
