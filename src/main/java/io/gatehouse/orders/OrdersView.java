package io.gatehouse.orders;

import io.gatehouse.kernel.Page;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of orders. */
@Wire
@Schema(name = "OrderList")
record OrdersView(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<OrderView> data,

        @Schema(example = "3", requiredMode = Schema.RequiredMode.REQUIRED)
        long total,

        @Schema(example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
        int page,

        @Schema(example = "20", requiredMode = Schema.RequiredMode.REQUIRED)
        int limit) {
    static OrdersView of(Page<OrderView> page) {
        return new OrdersView(
                page.rows(),
                page.total().rows(),
                page.request().page(),
                page.request().limit());
    }
}
