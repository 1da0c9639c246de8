package io.gatehouse.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A line of an order.
 *
 * @param sku what the seller calls the thing
 * @param unitPriceMinor of one, in the smallest unit of the order's currency
 */
@Embeddable
record OrderItem(
        String sku,
        String description,
        int quantity,
        @Column(name = "unit_price_minor") long unitPriceMinor) {
    /** At most 10 000 times 1 000 000 000 000, so that a hundred of them fit into a long. */
    long priceMinor() {
        return quantity * unitPriceMinor;
    }
}
