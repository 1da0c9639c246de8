package io.gatehouse.orders;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as its owner and staff see it. */
@Wire
@Schema(name = "Order")
record OrderView(
        @Schema(
                format = "uuid",
                example = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(
                types = {"string", "null"},
                format = "uuid",
                description = "The owner; null after the owner was deleted",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String userId,

        @Schema(
                allowableValues = {"placed", "paid", "shipped", "delivered", "cancelled"},
                example = "placed",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String status,

        @Schema(description = "ISO 4217", example = "EUR", requiredMode = Schema.RequiredMode.REQUIRED)
        String currency,

        @Schema(
                description = "The total, in the smallest unit of the currency",
                example = "2598",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long totalMinor,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Item> items,

        @Schema(example = "2026-11-22T10:15:30.123456Z", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant createdAt,

        @Schema(example = "2026-11-22T10:15:30.123456Z", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant updatedAt) {
    static OrderView of(Order order) {
        return new OrderView(
                order.id().toString(),
                order.user().map(Object::toString).orElse(null),
                order.status().value(),
                order.currency(),
                order.totalMinor(),
                order.items().stream().map(Item::of).toList(),
                order.createdAt(),
                order.updatedAt());
    }

    /** A line of it. */
    @Wire
    @Schema(name = "OrderItem")
    record Item(
            @Schema(example = "BOOK-1", requiredMode = Schema.RequiredMode.REQUIRED)
            String sku,

            @Schema(example = "Notes on the Analytical Engine", requiredMode = Schema.RequiredMode.REQUIRED)
            String description,

            @Schema(example = "2", requiredMode = Schema.RequiredMode.REQUIRED)
            int quantity,

            @Schema(example = "1299", requiredMode = Schema.RequiredMode.REQUIRED)
            long unitPriceMinor) {
        private static Item of(OrderItem item) {
            return new Item(item.sku(), item.description(), item.quantity(), item.unitPriceMinor());
        }
    }
}
