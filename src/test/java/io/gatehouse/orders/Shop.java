package io.gatehouse.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Places and moves orders on the server that tests share, for people of their own. */
final class Shop {
    static final TestServer SERVER = TestServer.shared();
    static final Client HTTP = SERVER.http();
    static final Map<String, Object> BOOKS =
            Map.of("sku", "BOOK-1", "description", "Notes", "quantity", 2, "unit_price_minor", 1299);

    private Shop() {}

    /** The address of a new account. */
    static String somebody(Role role) {
        String email = UUID.randomUUID() + "@orders.test";
        SERVER.create(email, role);
        return email;
    }

    /** The Authorization header of a new account. */
    static String[] bearer(Role role) {
        return HTTP.bearer(somebody(role));
    }

    static Map<String, Object> order(Object... items) {
        return Map.of("currency", "EUR", "items", List.of(items));
    }

    static Map<String, Object> booksBut(String name, Object value) {
        Map<String, Object> item = new HashMap<>(BOOKS);
        item.put(name, value);
        return item;
    }

    /** The id of a new order. */
    static String placed(String[] bearer) {
        Answer placed = place(order(BOOKS), bearer);
        assertThat(placed.status()).isEqualTo(201);
        return placed.field("id");
    }

    static Answer place(Map<String, ?> order, String... bearer) {
        return HTTP.post("/api/v1/orders", order, bearer);
    }

    static Answer move(String id, String status, String[] bearer) {
        return HTTP.patch("/api/v1/orders/" + id, Map.of("status", status), bearer);
    }

    static Answer find(String id, String[] bearer) {
        return HTTP.get("/api/v1/orders/" + id, bearer);
    }
}
