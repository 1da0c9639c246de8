package io.gatehouse.orders;

import static java.util.Objects.requireNonNullElse;

import io.gatehouse.kernel.Bounds;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Wire;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The body of a new order. */
@Wire
@Schema(name = "PlaceOrder")
record PlaceOrderRequest(
        @Schema(
                description = "ISO 4217",
                pattern = "[A-Z]{3}",
                example = "EUR",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String currency,

        @ArraySchema(
                minItems = 1,
                maxItems = PlaceOrderRequest.MAX_ITEMS,
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable
        List<@Nullable Item> items) {
    private static final int MAX_ITEMS = 100;

    NewOrder parse() {
        Fields body = new Fields("body");
        Fields.Field<Currency> unit = body.required("currency", currency, PlaceOrderRequest::currency);
        List<@Nullable Item> listed =
                body.required("items", items, PlaceOrderRequest::counted).read().orElse(List.of());
        List<Supplier<OrderItem>> lines = IntStream.range(0, listed.size())
                .mapToObj(i -> requireNonNullElse(listed.get(i), Item.EMPTY).read(body.element("items", i)))
                .toList();
        body.rejectInvalid();
        return new NewOrder(unit.value(), lines.stream().map(Supplier::get).toList());
    }

    private static Currency currency(String code) throws Rejection {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new Rejection("value_error", "must be a currency code of ISO 4217 such as EUR");
        }
    }

    private static List<@Nullable Item> counted(List<@Nullable Item> items) throws Rejection {
        if (items.isEmpty()) {
            throw new Rejection("too_short", "must have at least 1 item");
        }
        if (items.size() > MAX_ITEMS) {
            throw new Rejection("too_long", "must have at most " + MAX_ITEMS + " items");
        }
        return items;
    }

    /** A line of it. */
    @Wire
    @Schema(name = "PlaceOrderItem")
    record Item(
            @Schema(minLength = 1, maxLength = 64, example = "BOOK-1", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String sku,

            @Schema(maxLength = 200, defaultValue = "", example = "Notes on the Analytical Engine") @Nullable
            String description,

            @Schema(minimum = "1", maximum = "10000", example = "2", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Integer quantity,

            @Schema(
                    description = "Price of one item, in the smallest unit of the currency",
                    minimum = "0",
                    maximum = "1000000000000",
                    example = "1299",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Long unitPriceMinor) {
        private static final Item EMPTY = new Item(null, null, null, null);

        private Supplier<OrderItem> read(Fields fields) {
            Fields.Field<String> name = fields.required("sku", sku, raw -> Bounds.line(raw, 1, 64));
            String words = fields.optional("description", description, raw -> Bounds.line(raw, 0, 200))
                    .orElse("");
            Fields.Field<Integer> count =
                    fields.required("quantity", quantity, raw -> (int) Bounds.between(raw, 1, 10_000));
            Fields.Field<Long> price = fields.required(
                    "unit_price_minor", unitPriceMinor, raw -> Bounds.between(raw, 0, 1_000_000_000_000L));
            return () -> new OrderItem(name.value(), words, count.value(), price.value());
        }
    }
}
