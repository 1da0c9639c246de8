package io.gatehouse.platform.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.Parallel;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are repeated, at once and later. */
class IdempotencyTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final Client HTTP = SERVER.http();

    private final String key = UUID.randomUUID().toString();
    private final String[] bearer = bearer();

    @Test
    void aRepeatedOrderIsPlacedOnce() {
        int before = orders();

        Answer first = place(1, bearer, key);
        Answer again = place(1, bearer, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).isEqualTo(first.header(header)).isNotEmpty();
        }
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(orders()).isEqualTo(before + 1);
    }

    @Test
    void aBodyIsTheSameHoweverItIsWritten() {
        String order = "{\"currency\":\"EUR\",\"items\":[{\"sku\":\"A\",\"quantity\":1,\"unit_price_minor\":5}]}";
        String spaced =
                "{ \"items\" : [ {\"unit_price_minor\":5, \"quantity\":1, \"sku\":\"\\u0041\"} ], \"currency\":\"EUR\" }";

        Answer first = HTTP.send("POST", "/api/v1/orders", order, with(bearer, key));
        Answer again = HTTP.send("POST", "/api/v1/orders", spaced, with(bearer, key));

        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void anotherBodyIsRefused() {
        place(1, bearer, key);

        Answer other = place(2, bearer, key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.field("code")).isEqualTo("idempotency_key_reused");
    }

    @Test
    void theKeyOfAnotherCallerIsAnotherKey() {
        Answer first = place(1, bearer, key);
        Answer other = place(1, bearer(), key);

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.field("id")).isNotEqualTo(first.field("id"));
    }

    @Test
    void aRepeatedRegistrationMakesOneAccount() {
        Map<String, String> user = user("Ada Lovelace");

        Answer first = HTTP.post("/api/v1/users", user, with(key));
        Answer again = HTTP.post("/api/v1/users", user, with(key));
        Answer withoutKey = HTTP.post("/api/v1/users", user);
        Answer otherAddress = HTTP.post("/api/v1/users", user("Ada Lovelace"), with(key));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(withoutKey.status()).isEqualTo(409);
        assertThat(otherAddress.field("id")).isNotEmpty().isNotEqualTo(first.field("id"));
    }

    @Test
    void aRefusalIsNotStored() {
        Map<String, String> user = user("Ada Lovelace");
        HTTP.post("/api/v1/users", user);
        Answer taken = HTTP.post("/api/v1/users", user, with(key));
        String id = SERVER.ask("select id from users where email = '" + user.get("email") + "'");
        SERVER.sql("delete from users where id = '" + id + "'");

        Answer free = HTTP.post("/api/v1/users", user, with(key));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(free.status()).isEqualTo(201);
    }

    @Test
    void nothingOfTheRequestCanBeReadFromTheTable() {
        Map<String, String> user = user("Grace Hopper");
        HTTP.post("/api/v1/users", user, with(key));

        String row = SERVER.ask("select jsonb_agg(to_jsonb(k) - 'body') from idempotency_keys k");

        assertThat(row).doesNotContain(key, user.get("email"), Client.PASSWORD, "anonymous");
        assertThat(SERVER.ask("select count(*) from idempotency_keys where body like '%" + Client.PASSWORD + "%'"))
                .isEqualTo("0");
    }

    @Test
    void ofManyAtOnceOneIsDoneAndTheOthersHearOfIt() {
        int before = orders();

        List<Answer> answers = Parallel.times(24, i -> place(1, bearer, key));

        assertThat(answers).allMatch(each -> each.status() == 201 || isInFlight(each));
        assertThat(answers.stream()
                        .filter(each -> each.status() == 201)
                        .map(Answer::text)
                        .distinct())
                .hasSize(1);
        assertThat(orders()).isEqualTo(before + 1);
    }

    @Test
    void whileTheFirstRunsTheSecondDoesNotWaitForIt() throws SQLException {
        String owner = UUID.randomUUID() + "@idempotency.test";
        String id = SERVER.create(owner, Role.USER).toString();
        String[] caller = HTTP.bearer(owner);
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from users where id = '" + id + "' for update");
            Thread first = new Thread(() -> place(1, caller, key));
            first.start();
            await().until(() -> SERVER.waiting() == 1);

            assertThat(place(1, caller, key)).matches(IdempotencyTest::isInFlight);

            connection.rollback();
            await().until(() -> !first.isAlive());
        }
        assertThat(place(1, caller, key).status()).isEqualTo(201);
        assertThat(SERVER.ask("select count(*) from orders where user_id = '" + id + "'"))
                .isEqualTo("1");
    }

    @Test
    void afterADayTheKeyIsFreeAgain() {
        SettableClock clock = new SettableClock(Clock.systemUTC().instant());
        try (TestServer own = TestServer.start(Map.of(), clock)) {
            own.create("day@idempotency.test", Role.USER);
            Client http = own.http();
            Answer first = place(http, 1, with(http.bearer("day@idempotency.test"), key));
            clock.advance(Duration.ofHours(24));

            Answer later = place(http, 2, with(http.bearer("day@idempotency.test"), key));

            assertThat(later.status()).isEqualTo(201);
            assertThat(later.field("id")).isNotEqualTo(first.field("id"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "tab\ttab"})
    void aKeyIsVisibleAscii(String malformed) {
        Answer refused = place(1, bearer, malformed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/loc")).hasToString("[\"header\",\"Idempotency-Key\"]");
        assertThat(place(1, bearer, "k".repeat(256)).status()).isEqualTo(422);
        assertThat(place(1, bearer, "k".repeat(255)).status()).isEqualTo(201);
    }

    private static boolean isInFlight(Answer answer) {
        return answer.status() == 409 && answer.field("code").equals("idempotency_in_flight");
    }

    private static String[] bearer() {
        String email = UUID.randomUUID() + "@idempotency.test";
        SERVER.create(email, Role.USER);
        return HTTP.bearer(email);
    }

    private static Answer place(int quantity, String[] bearer, String key) {
        return place(HTTP, quantity, with(bearer, key));
    }

    private static Answer place(Client http, int quantity, String[] headers) {
        Map<String, Object> item = Map.of("sku", "A", "quantity", quantity, "unit_price_minor", 5);
        return http.post("/api/v1/orders", Map.of("currency", "EUR", "items", List.of(item)), headers);
    }

    private static Map<String, String> user(String name) {
        return Map.of("email", UUID.randomUUID() + "@idempotency.test", "name", name, "password", Client.PASSWORD);
    }

    private static String[] with(String key) {
        return with(new String[0], key);
    }

    private static String[] with(String[] headers, String key) {
        return Stream.of(headers, new String[] {"Idempotency-Key", key})
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    private int orders() {
        return HTTP.get("/api/v1/orders", bearer).json().get("total").asInt();
    }
}
