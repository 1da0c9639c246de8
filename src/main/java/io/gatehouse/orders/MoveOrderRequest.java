package io.gatehouse.orders;

import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of an order. */
@Wire
@Schema(name = "MoveOrder")
record MoveOrderRequest(
        @Schema(
                allowableValues = {"placed", "paid", "shipped", "delivered", "cancelled"},
                example = "cancelled",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String status) {
    OrderStatus parse() {
        Fields body = new Fields("body");
        Fields.Field<OrderStatus> next = body.required("status", status, OrderStatus::parse);
        body.rejectInvalid();
        return next.value();
    }
}
