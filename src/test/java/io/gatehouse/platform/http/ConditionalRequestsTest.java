package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.Parallel;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients know of a resource, and what they are told where it is no longer so. */
class ConditionalRequestsTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();
    private final String email = UUID.randomUUID() + "@conditional.test";
    private final UserId id = server.create(email, Role.USER);
    private final String[] bearer = http.bearer(email);
    private final String user = "/api/v1/users/" + id;

    @ParameterizedTest
    @ValueSource(strings = {"user", "me", "order"})
    void whoeverKnowsTheStateIsSpentTheBody(String kind) {
        String path = path(kind);
        Answer first = http.get(path, bearer);

        Answer again = http.get(path, with("If-None-Match", first.header("ETag")));
        Answer weak = http.get(path, with("If-None-Match", "\"other\", W/" + first.header("ETag")));
        Answer other = http.get(path, with("If-None-Match", "\"other\""));

        assertThat(first.header("ETag")).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(List.of(again.status(), weak.status(), other.status())).containsExactly(304, 304, 200);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(other.text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "me"})
    void aChangeOfWhatWasChangedMeanwhileIsRefused(String kind) {
        String path = path(kind);
        String before = http.get(path, bearer).header("ETag");

        Answer first = http.patch(path, Map.of("name", "First"), with("If-Match", before));
        Answer second = http.patch(path, Map.of("name", "Second"), with("If-Match", before));
        Answer third = http.patch(path, Map.of("name", "Third"), with("If-Match", first.header("ETag")));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.field("code")).isEqualTo("precondition_failed");
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.header("ETag")).isEqualTo(http.get(path, bearer).header("ETag"));
        assertThat(http.get(path, bearer).field("name")).isEqualTo("Third");
    }

    @Test
    void anOrderThatMovedMeanwhileDoesNotMoveAgain() {
        String path = path("order");
        String[] admin = bearer(Role.ADMIN);
        String before = http.get(path, bearer).header("ETag");
        http.patch(path, Map.of("status", "paid"), admin);

        Answer late = http.patch(path, Map.of("status", "cancelled"), with("If-Match", before));

        assertThat(late.status()).isEqualTo(412);
        assertThat(http.get(path, bearer).field("status")).isEqualTo("paid");
    }

    @Test
    void ofTwoWhoChangeTheSameStateOneIsTold() {
        for (String path : List.of(user, "/api/v1/users/me")) {
            String tag = http.get(path, bearer).header("ETag");

            List<Integer> statuses = Parallel.times(
                    2,
                    i -> http.patch(path, Map.of("name", path + i), with("If-Match", tag))
                            .status());

            assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        }
        String order = path("order");
        String tag = http.get(order, bearer).header("ETag");
        assertThat(Parallel.times(
                        2,
                        i -> http.patch(order, Map.of("status", "cancelled"), with("If-Match", tag))
                                .status()))
                .containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void whatWasChangedMeanwhileIsNotDeleted() {
        String[] admin = bearer(Role.ADMIN);
        String tag = http.get(user, bearer).header("ETag");
        http.patch(user, Map.of("name", "Changed"), bearer);
        String own = http.get("/api/v1/users/me", bearer).header("ETag");
        Map<String, String> password = Map.of("password", Client.PASSWORD);

        assertThat(http.delete(user, joined(admin, "If-Match", tag)).status()).isEqualTo(412);
        assertThat(http.delete("/api/v1/users/me", password, with("If-Match", tag))
                        .status())
                .isEqualTo(412);
        assertThat(http.delete("/api/v1/users/me", password, with("If-Match", own))
                        .status())
                .isEqualTo(204);
        assertThat(http.delete(user, joined(admin, "If-Match", tag)).status()).isEqualTo(404);
    }

    @Test
    void anyStateIsAStarAndATagStandsInQuotes() {
        assertThat(http.patch(user, Map.of("name", "Any State"), with("If-Match", "*"))
                        .status())
                .isEqualTo(200);
        assertThat(http.patch(user, Map.of("name", "No State"), with("If-None-Match", "*"))
                        .status())
                .isEqualTo(412);
        Answer malformed = http.get(user, with("If-None-Match", "no-quotes"));
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private String path(String kind) {
        return switch (kind) {
            case "user" -> user;
            case "me" -> "/api/v1/users/me";
            default ->
                http.post(
                                "/api/v1/orders",
                                Map.of(
                                        "currency",
                                        "EUR",
                                        "items",
                                        List.of(Map.of("sku", "A", "quantity", 1, "unit_price_minor", 1))),
                                bearer)
                        .header("Location");
        };
    }

    private String[] bearer(Role role) {
        String other = UUID.randomUUID() + "@conditional.test";
        server.create(other, role);
        return http.bearer(other);
    }

    private String[] with(String name, String value) {
        return joined(bearer, name, value);
    }

    private static String[] joined(String[] headers, String... more) {
        return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
