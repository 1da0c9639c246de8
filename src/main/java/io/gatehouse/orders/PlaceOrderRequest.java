package io.gatehouse.orders;

import static java.util.Objects.requireNonNullElse;

import io.gatehouse.platform.http.Wire;
import io.gatehouse.platform.validation.CurrencyCode;
import io.gatehouse.platform.validation.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request for a new order. */
@Wire
@Schema(name = "PlaceOrder")
record PlaceOrderRequest(
        @NotNull @CurrencyCode @Schema(description = "ISO 4217", example = "EUR")
        String currency,

        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items) {
    /** A line of the order. */
    @Wire
    @Schema(name = "PlaceOrderItem")
    record Item(
            @NotNull @Line(min = 1, max = 64) @Schema(example = "BOOK-1")
            String sku,

            @Line(max = 200) @Schema(defaultValue = "", example = "Notes on the Analytical Engine") @Nullable
            String description,

            @NotNull @Min(1) @Max(10_000) @Schema(example = "2")
            Integer quantity,

            @NotNull
            @Min(0)
            @Max(1_000_000_000_000L)
            @Schema(description = "Price of one item, in the smallest unit of the currency", example = "1299")
            Long unitPriceMinor) {
        OrderItem toItem() {
            return new OrderItem(
                    sku.strip(), requireNonNullElse(description, "").strip(), quantity, unitPriceMinor);
        }
    }
}
