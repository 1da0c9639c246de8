package io.gatehouse.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an order has come. Only this enum defines which status may follow which. */
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

    @JsonValue
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
