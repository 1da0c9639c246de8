package io.gatehouse.orders;

import io.gatehouse.kernel.Rejection;
import java.util.Arrays;
import java.util.Locale;

/** How far an order has come. This is the one place that says which step may follow which. */
enum OrderStatus {
    PLACED,
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    boolean mayBecome(OrderStatus next) {
        return switch (this) {
            case PLACED -> next == PAID || next == CANCELLED;
            case PAID -> next == SHIPPED || next == CANCELLED;
            case SHIPPED -> next == DELIVERED;
            case DELIVERED, CANCELLED -> false;
        };
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OrderStatus parse(String value) throws Rejection {
        return Arrays.stream(values())
                .filter(status -> status.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new Rejection("enum", "must be placed, paid, shipped, delivered or cancelled"));
    }
}
