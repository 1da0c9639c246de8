package io.gatehouse.orders;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;

/**
 * A line of an order, as it is stored and shown.
 *
 * @param sku the seller's name for the article
 * @param unitPriceMinor price of one, in the smallest unit of the order's currency
 */
@Wire
@Embeddable
@Schema(name = "OrderItem")
record OrderItem(
        @Schema(example = "BOOK-1") String sku,
        @Schema(example = "Notes on the Analytical Engine") String description,
        @Schema(example = "2") int quantity,
        @Schema(example = "1299") long unitPriceMinor) {
    /** At most 10 000 times 1 000 000 000 000, so that the sum of a hundred items fits into a long. */
    long priceMinor() {
        return quantity * unitPriceMinor;
    }
}
