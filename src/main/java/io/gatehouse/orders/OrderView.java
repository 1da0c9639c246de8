package io.gatehouse.orders;

import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its owner and staff see it. */
@Wire
@Schema(name = "Order")
record OrderView(
        UUID id,

        @Schema(description = "The owner; null after the owner was deleted") @Nullable
        UserId userId,

        @Schema(example = "placed") OrderStatus status,
        @Schema(description = "ISO 4217", example = "EUR") String currency,

        @Schema(description = "The total, in the smallest unit of the currency", example = "2598")
        long totalMinor,

        List<OrderItem> items,
        Instant createdAt,
        Instant updatedAt) {
    static OrderView of(Order order) {
        return new OrderView(
                order.id(),
                order.user().orElse(null),
                order.status(),
                order.currency(),
                order.totalMinor(),
                order.items(),
                order.createdAt(),
                order.updatedAt());
    }
}
