package io.gatehouse.orders;

import java.util.Currency;
import java.util.List;

/** An order as somebody wants to place it. */
record NewOrder(Currency currency, List<OrderItem> items) {
    NewOrder {
        items = List.copyOf(items);
    }

    /** What all items cost together, in the smallest unit of the currency. */
    long totalMinor() {
        return items.stream().mapToLong(OrderItem::priceMinor).sum();
    }
}
