package io.gatehouse.orders;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.persistence.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Enforces the rules of orders: who may see an order, and which status may follow which. */
class OrderService {
    static final Scope ORDERS_READ = new Scope("orders:read");
    static final Scope ORDERS_WRITE = new Scope("orders:write");

    /** The largest whole number that every JSON parser reads exactly (RFC 7493, 2.2). */
    private static final long MAX_TOTAL = 9_007_199_254_740_991L;

    private final Callers callers;
    private final OrderDao orders;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    OrderService(Callers callers, OrderDao orders, AuditTrail audit, Ids ids, Clock clock) {
        this.callers = callers;
        this.orders = orders;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes at most 100 items, so that their total fits into a long. */
    OrderView place(Caller.User caller, String currency, List<OrderItem> items) {
        return callers.write(caller, actor -> {
            Order order = new Order(ids.next(), caller.id(), currency, items, clock.instant());
            if (order.totalMinor() > MAX_TOTAL) {
                throw new Failure(
                        Kind.INVALID, "order_total_too_large", "The items together cost more than " + MAX_TOTAL);
            }
            orders.insert(order);
            audit.append(event("order.placed", actor, order)
                    .with("currency", currency)
                    .with("total_minor", Long.toString(order.totalMinor())));
            return OrderView.of(order);
        });
    }

    /** The caller's order, or with {@code orders:read} any order. */
    OrderView find(Caller.User caller, UUID id) {
        return callers.read(() -> orders.find(id)
                .filter(order -> isSeenBy(caller, order))
                .map(OrderView::of)
                .orElseThrow(() -> missing(id)));
    }

    /** The caller's orders, or with {@code orders:read} everybody's; without it, refuses a filter for another user. */
    Page<OrderView> list(Caller.User caller, OrderFilter filter, PageRequest request) {
        filter.userId().ifPresent(user -> caller.requireSelfOr(user, ORDERS_READ));
        OrderFilter seen =
                caller.may(ORDERS_READ) ? filter : new OrderFilter(filter.status(), Optional.of(caller.id()));
        return callers.read(() -> orders.list(seen, request).map(OrderView::of));
    }

    /**
     * Owners can only cancel; with {@code orders:write}, every step is allowed that the order's status allows.
     *
     * @param expected refuses if the order is not in the state that the caller wants to change
     */
    OrderView move(Caller.User caller, UUID id, OrderStatus next, Consumer<? super OrderView> expected) {
        boolean isStaff = caller.may(ORDERS_WRITE);
        if (!isStaff && next != OrderStatus.CANCELLED) {
            throw Caller.forbidden();
        }
        return callers.write(caller, actor -> {
            Order order = orders.findForChange(id)
                    .filter(each -> isSeenBy(caller, each))
                    .orElseThrow(() -> missing(id));
            if (!isStaff && !order.isOf(caller.id())) {
                throw Caller.forbidden();
            }
            expected.accept(OrderView.of(order));
            step(actor, order, next);
            return OrderView.of(order);
        });
    }

    private void step(Actor actor, Order order, OrderStatus next) {
        OrderStatus from = order.status();
        if (!from.mayBecome(next)) {
            throw Failure.conflict(
                    "invalid_order_transition", "An order that is " + from.value() + " cannot become " + next.value());
        }
        order.become(next, clock.instant());
        audit.append(
                event("order.moved", actor, order).with("from", from.value()).with("to", next.value()));
    }

    /** Names the owner, so that erasing the owner also finds this event, no matter who acted. */
    private static AuditEvent event(String kind, Actor actor, Order order) {
        AuditEvent event = AuditEvent.of(
                kind, actor, new AuditEvent.Subject("order", order.id().toString()));
        return order.user()
                .map(owner -> event.withPersonal(AuditEvent.USER, owner.toString()))
                .orElse(event);
    }

    private static boolean isSeenBy(Caller.User caller, Order order) {
        return order.isOf(caller.id()) || caller.may(ORDERS_READ);
    }

    private static Failure missing(UUID id) {
        return Failure.notFound("Order " + id + " not found");
    }
}
