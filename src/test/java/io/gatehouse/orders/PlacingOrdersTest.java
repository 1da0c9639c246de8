package io.gatehouse.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.accounts.access.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be ordered, and what is told of an order that may not. */
class PlacingOrdersTest {
    private final String[] bearer = Shop.bearer(Role.USER);

    @Test
    void computesTheTotalAndSaysWhereTheOrderIs() {
        Answer placed = Shop.place(
                Shop.order(Shop.BOOKS, Map.of("sku", "PEN", "quantity", 10, "unit_price_minor", 99)), bearer);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().get("total_minor").asLong()).isEqualTo(3588);
        assertThat(placed.field("status")).isEqualTo("placed");
        assertThat(placed.json().at("/items/1/description").asText()).isEmpty();
        assertThat(placed.header("Location")).isEqualTo("/api/v1/orders/" + placed.field("id"));
        assertThat(Shop.HTTP.get(placed.header("Location"), bearer).json()).isEqualTo(placed.json());
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, 0, greater_than_equal",
        "quantity, 10001, less_than_equal",
        "unit_price_minor, -1, greater_than_equal",
        "unit_price_minor, 1000000000001, less_than_equal"
    })
    void refusesNumbersOutOfBounds(String field, long number, String type) {
        assertWrong(Shop.booksBut(field, number), field, type);
    }

    @Test
    void refusesTextThatIsTooLongOrEmptyAndNumbersThatAreNone() {
        assertWrong(Shop.booksBut("sku", " "), "sku", "string_too_short");
        assertWrong(Shop.booksBut("sku", "x".repeat(65)), "sku", "string_too_long");
        assertWrong(Shop.booksBut("description", "x".repeat(201)), "description", "string_too_long");
        assertWrong(Shop.booksBut("sku", "a\nb"), "sku", "value_error");
        assertWrong(Shop.booksBut("quantity", 1.5), "quantity", "int_type");
        assertWrong(Shop.booksBut("quantity", "2"), "quantity", "int_type");
        assertWrong(Map.of("sku", "A", "quantity", 1), "unit_price_minor", "missing");
    }

    @Test
    void refusesANumberThatNoLongHoldsAndAnItemThatIsNone() {
        String body =
                "{\"currency\":\"EUR\",\"items\":[{\"sku\":\"A\",\"quantity\":1,\"unit_price_minor\":99999999999999999999}]}";

        Answer tooLarge = Shop.HTTP.send("POST", "/api/v1/orders", body, bearer);
        Answer none = Shop.HTTP.send("POST", "/api/v1/orders", "{\"currency\":\"EUR\",\"items\":[null]}", bearer);

        assertThat(tooLarge.status()).isEqualTo(422);
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.json().at("/errors/0/loc").toString()).isEqualTo("[\"body\",\"items\",\"0\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "XX", "QQQ", ""})
    void refusesWhatIsNoCurrency(String code) {
        Answer answer = Shop.place(Map.of("currency", code, "items", List.of(Shop.BOOKS)), bearer);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/loc/1").asText()).isEqualTo("currency");
    }

    @Test
    void takesOneToAHundredItemsAndTellsOfAllThatIsWrongAtOnce() {
        Object[] hundred = Collections.nCopies(100, Shop.BOOKS).toArray();
        Object[] more = Collections.nCopies(101, Shop.BOOKS).toArray();

        assertThat(Shop.place(Shop.order(hundred), bearer).status()).isEqualTo(201);
        assertThat(Shop.place(Shop.order(more), bearer)
                        .json()
                        .at("/errors/0/type")
                        .asText())
                .isEqualTo("too_long");
        assertThat(Shop.place(Shop.order(), bearer).json().at("/errors/0/type").asText())
                .isEqualTo("too_short");
        assertThat(Shop.place(Map.of("items", List.of(Shop.booksBut("quantity", 0))), bearer)
                        .json()
                        .get("errors"))
                .hasSize(2);
    }

    @Test
    void refusesATotalThatNotEveryReaderOfJsonKeeps() {
        Map<String, Object> dear = Map.of("sku", "A", "quantity", 10_000, "unit_price_minor", 900_719_925_474L);
        Map<String, Object> rest = Map.of("sku", "B", "quantity", 1, "unit_price_minor", 991);
        Map<String, Object> more = Map.of("sku", "B", "quantity", 1, "unit_price_minor", 992);
        Map<String, Object> exact = Map.of("sku", "C", "quantity", 1, "unit_price_minor", 251);

        // 9 007 199 254 740 000 and 991 is the largest that passes; exact is of no account below it.
        assertThat(Shop.place(Shop.order(dear, rest), bearer).status()).isEqualTo(201);
        assertThat(Shop.place(Shop.order(dear, more), bearer).field("code")).isEqualTo("order_total_too_large");
        assertThat(Shop.place(Shop.order(dear, dear, exact), bearer).status()).isEqualTo(422);
    }

    @Test
    void needsSomebodyAndIsWrittenDown() {
        String id = Shop.placed(bearer);

        assertThat(Shop.place(Shop.order(Shop.BOOKS)).status()).isEqualTo(401);
        assertThat(Shop.SERVER.ask("select kind from audit_events e join audit_subjects s on s.event_id = e.id"
                        + " where s.subject_id = '" + id + "'"))
                .isEqualTo("order.placed");
    }

    /** The deletion holds the user's row until the order waits for it, and wins. */
    @Test
    void whoeverIsDeletedMeanwhileOrdersNothing() throws SQLException {
        String email = Shop.somebody(Role.USER);
        String[] theirs = Shop.HTTP.bearer(email);
        try (Connection holder = Shop.SERVER.connect();
                Statement sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("delete from users where id = '" + Shop.SERVER.idOf(email) + "'");
            CompletableFuture<Answer> placing = CompletableFuture.supplyAsync(
                    () -> Shop.place(Shop.order(Shop.BOOKS), theirs), work -> new Thread(work).start());
            await().until(() -> Shop.SERVER.waiting() == 1);
            holder.commit();

            assertThat(placing.join().status()).isEqualTo(401);
            assertThat(placing.join().field("detail")).isEqualTo("User not found or inactive");
        }
    }

    private void assertWrong(Map<String, Object> item, String field, String type) {
        Answer answer = Shop.place(Shop.order(Shop.BOOKS, item), bearer);

        assertThat(answer.status()).as(field).isEqualTo(422);
        JsonNode error = answer.json().at("/errors/0");
        assertThat(error.get("loc").toString()).isEqualTo("[\"body\",\"items\",\"1\",\"" + field + "\"]");
        assertThat(error.get("type").asText()).isEqualTo(type);
    }
}
