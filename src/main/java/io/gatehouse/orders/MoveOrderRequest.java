package io.gatehouse.orders;

import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The body of a request that changes an order. */
@Wire
@Schema(name = "MoveOrder")
record MoveOrderRequest(
        @NotNull @Schema(example = "cancelled") OrderStatus status) {}
