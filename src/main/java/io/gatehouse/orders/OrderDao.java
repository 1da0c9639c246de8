package io.gatehouse.orders;

import io.dropwizard.hibernate.AbstractDAO;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.persistence.Conditions;
import io.gatehouse.platform.persistence.PageQuery;
import io.gatehouse.platform.persistence.RowCount;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;

/** Reads and writes {@code orders} with their items. It makes no decisions. */
class OrderDao extends AbstractDAO<Order> {
    static final RowCount ALL = RowCount.of("orders");

    private static final PageQuery<Order> OLDEST_FIRST =
            PageQuery.oldestFirst(Order.class, Order::createdAt, Order::id).fetching("items");

    OrderDao(SessionFactory sessions) {
        super(sessions);
    }

    void insert(Order order) {
        currentSession().persist(order);
    }

    /** The order with its items, in one statement. */
    Optional<Order> find(UUID id) {
        return query("from Order o left join fetch o.items where o.id = :id")
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /** The row, locked: everybody else who wants to change it waits until this transaction ends. */
    Optional<Order> findForChange(UUID id) {
        return Optional.ofNullable(currentSession().find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Oldest first, with their items: two statements at most, however many orders and items there are. */
    Page<Order> list(OrderFilter filter, PageRequest request) {
        Conditions wanted = new Conditions();
        filter.userId().ifPresent(user -> wanted.and("userId = :user", Map.of("user", user.value())));
        filter.status().ifPresent(status -> wanted.and("status = :status", Map.of("status", status.value())));
        return wanted.isEmpty()
                ? OLDEST_FIRST.read(currentSession(), wanted, request, ALL)
                : OLDEST_FIRST.read(currentSession(), wanted, request);
    }
}
