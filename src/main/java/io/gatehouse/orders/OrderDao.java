package io.gatehouse.orders;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import io.gatehouse.platform.persistence.RowCount;
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

    static final RowCount ALL = RowCount.of("orders");

    private final SessionFactory sessions;

    OrderDao(SessionFactory sessions) {
        this.sessions = sessions;
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

    /** Oldest first, with their items: two statements at most, however many orders and items there are. */
    Page<Order> list(OrderFilter filter, PageRequest request) {
        Conditions wanted = conditions(filter, "userId");
        return filter.isEmpty()
                ? OLDEST_FIRST.read(session(), wanted, request, ALL)
                : OLDEST_FIRST.read(
                        session(),
                        wanted,
                        request,
                        conditions(filter, "user_id").count(session(), "orders"));
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
