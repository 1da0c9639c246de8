package io.gatehouse.orders;

import io.gatehouse.kernel.Actor;
import io.gatehouse.platform.audit.AuditEvent;
import io.gatehouse.platform.audit.AuditTrail;

/** Writes into the audit trail what happened to orders, in the transaction in which it happens. */
class OrderEvents {
    private final AuditTrail audit;

    OrderEvents(AuditTrail audit) {
        this.audit = audit;
    }

    void placed(Actor actor, Order order) {
        audit.append(event("order.placed", actor, order)
                .with("currency", order.currency())
                .with("total_minor", Long.toString(order.totalMinor())));
    }

    void moved(Actor actor, Order order, OrderStatus from) {
        audit.append(event("order.moved", actor, order)
                .with("from", from.value())
                .with("to", order.status().value()));
    }

    /** Names the owner: erasing them finds the event, whoever acted. */
    private static AuditEvent event(String kind, Actor actor, Order order) {
        AuditEvent event = AuditEvent.of(
                kind, actor, new AuditEvent.Subject("order", order.id().toString()));
        return order.user()
                .map(owner -> event.withPersonal(AuditEvent.USER, owner.toString()))
                .orElse(event);
    }
}
