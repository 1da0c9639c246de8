package io.gatehouse.orders;

import io.gatehouse.kernel.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** Which orders a list contains. */
record OrderFilter(
        @Schema(description = "Only orders with this status")
        Optional<OrderStatus> status,

        @Schema(description = "Only orders of this user; another user's orders need the scope orders:read")
        Optional<UserId> userId) {
    static OrderFilter of(UserId owner) {
        return new OrderFilter(Optional.empty(), Optional.of(owner));
    }
}
