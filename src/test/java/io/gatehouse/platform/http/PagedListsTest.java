package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as a client walks through them: every row once, whatever comes and goes meanwhile. */
class PagedListsTest {
    private static final int USERS = 45;

    private static TestServer server;
    private static Client http;
    private static String[] admin;

    @BeforeAll
    static void fill() {
        server = TestServer.start(Map.of("GATEHOUSE_DIRECTORY", "open"));
        http = server.http();
        server.create("admin@lists.test", Role.ADMIN);
        admin = http.bearer("admin@lists.test");
        // Many of one name and of one moment, so that ties are among them.
        server.sql("insert into users (id, email, email_key, name, is_active, created_at, updated_at)"
                + " select gen_random_uuid(), 'user' || n || '@lists.test', 'user' || n || '@lists.test', 'Name ' || n % 7,"
                + " n % 9 <> 0, now() - n % 5 * interval '1 hour', now() from generate_series(2, " + USERS + ") n");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "-created_at", "email", "-email", "name", "-name"})
    void nextLeadsThroughAllRowsInOrderAndOnce(String sort) {
        List<String> byCursor = walk("/api/v1/users?limit=7&sort=" + sort, admin);
        List<String> atOnce = ids(http.get("/api/v1/users?limit=100&sort=" + sort, admin));

        assertThat(byCursor).isEqualTo(atOnce).hasSize(USERS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=7", "?limit=7&is_active=true", "?limit=7&is_active=false", "?limit=7&q=name+3"})
    void aPageByNumberIsTheSameAsByCursor(String query) {
        String path = "/api/v1/users" + query;
        List<String> byNumber = new ArrayList<>();
        int page = 1;
        Answer answer = http.get(path, admin);
        while (!answer.json().get("data").isEmpty()) {
            byNumber.addAll(ids(answer));
            page++;
            answer = http.get(path + "&page=" + page, admin);
        }

        assertThat(walk(path, admin)).isEqualTo(byNumber);
        assertThat(http.get(path, admin).json().get("total").asInt()).isEqualTo(byNumber.size());
    }

    @Test
    void rowsThatComeMeanwhileShiftNothing() {
        String path = "/api/v1/users?limit=20&sort=-created_at";
        Answer first = http.get(path, admin);
        http.register(UUID.randomUUID() + "@lists.test");

        Answer second = http.get(next(first).orElseThrow(), admin);

        assertThat(second.json().get("page").asInt()).isEqualTo(2);
        assertThat(second.json().get("total").asInt())
                .isEqualTo(first.json().get("total").asInt() + 1);
        assertThat(new HashSet<>(ids(second))).doesNotContainAnyElementsOf(ids(first));
        server.sql("delete from users where created_at > now() - interval '1 minute' and email <> 'admin@lists.test'"
                + " and id in (select user_id from credentials)");
    }

    @Test
    void aCursorIsGoodForItsListItsCallerAndItsFiltersAlone() {
        String next = next(http.get("/api/v1/users?limit=7&sort=name", admin)).orElseThrow();
        server.create("support@lists.test", Role.SUPPORT);
        String[] support = http.bearer("support@lists.test");

        Answer otherCaller = http.get(next, support);
        Answer otherSort = http.get(next.replace("sort=name", "sort=email"), admin);
        Answer otherFilter = http.get(next + "&is_active=true", admin);
        Answer otherList = http.get(next.replace("/users", "/orders"), admin);
        Answer otherLimit = http.get(next.replace("limit=7", "limit=9"), admin);

        assertThat(List.of(otherCaller.status(), otherSort.status(), otherFilter.status(), otherList.status()))
                .containsOnly(422);
        assertThat(otherSort.json().at("/errors/0/loc")).hasToString("[\"query\",\"cursor\"]");
        assertThat(otherLimit.status()).isEqualTo(200);
        server.sql("delete from users where email = 'support@lists.test'");
    }

    @Test
    void anOpenDirectoryCountsWhomItShows() {
        int active = Integer.parseInt(server.ask("select count(*) from users where is_active"));

        Answer open = http.get("/api/v1/users?limit=7");

        assertThat(open.json().get("total").asInt()).isEqualTo(active);
        assertThat(open.header("Gatehouse-Total")).isEmpty();
        assertThat(walk("/api/v1/users?limit=7")).hasSize(active);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users?",
                "/api/v1/orders?",
                "/api/v1/auth/sessions?",
                "/api/v1/admin/audit?",
                "/api/v1/users?q=name&"
            })
    void theLastPageThatCanBeNamedIsEmptyToo(String path) {
        for (int limit : new int[] {1, 2, 100}) {
            Answer behind = http.get(path + "page=2147483647&limit=" + limit, admin);

            assertThat(behind.status()).isEqualTo(200);
            assertThat(behind.json().get("data")).isEmpty();
        }
    }

    /** A filter that writes what the next one would. */
    @Test
    void aCursorIsNotCarriedToFiltersThatOnlyReadAlike() {
        String next =
                next(http.get("/api/v1/users?limit=7&q=name&sort=name", admin)).orElseThrow();
        String cursor = next.replaceAll(".*cursor=([^&]*).*", "$1");

        Answer other = http.get("/api/v1/users?limit=7&q=name%5D,%20sort=%5Bname&cursor=" + cursor, admin);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/errors/0/loc")).hasToString("[\"query\",\"cursor\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/users?page=9", "/api/v1/users?page=9&is_active=true", "/api/v1/orders?page=9"})
    void aPageBehindTheLastIsEmptyAndKnowsHowManyThereAre(String path) {
        Answer behind = http.get(path, admin);

        assertThat(behind.json().get("data")).isEmpty();
        assertThat(behind.json().get("total"))
                .isEqualTo(
                        http.get(path.replace("page=9", "page=1"), admin).json().get("total"));
        assertThat(next(behind)).isEmpty();
    }

    @Test
    void linksKeepWhatWasAskedAsItWasWrittenAndLeadToOnePage() {
        Answer plain = http.get("/api/v1/users?limit=7&page=2&page=5", admin);

        assertThat(plain.header("Link")).startsWith("</api/v1/users?page=1&limit=7>; rel=\"first\"");
        assertThat(http.get("/api/v1/users?page=1&q=%3E%22%C3%A9+&&sort=name", admin)
                        .header("Link"))
                .isEqualTo("</api/v1/users?page=1&q=%3E%22%C3%A9+&sort=name>; rel=\"first\","
                        + " </api/v1/users?page=1&q=%3E%22%C3%A9+&sort=name>; rel=\"last\"");
        assertThat(ids(http.get(next(plain).orElseThrow(), admin)))
                .isEqualTo(ids(http.get("/api/v1/users?limit=7&page=3", admin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/orders", "/api/v1/auth/sessions", "/api/v1/admin/audit"})
    void everyListGoesOnByCursor(String path) {
        for (int i = 0; i < 5; i++) {
            http.bearer("admin@lists.test");
            http.post(
                    "/api/v1/orders",
                    Map.of(
                            "currency",
                            "EUR",
                            "items",
                            List.of(Map.of("sku", "A", "quantity", 1, "unit_price_minor", 1))),
                    admin);
        }
        Answer whole = http.get(path + "?limit=100", admin);
        List<String> walked = walk(path + "?limit=2", admin);

        assertThat(walked).isEqualTo(ids(whole)).hasSizeGreaterThanOrEqualTo(5);
    }

    private static List<String> walk(String path, String... headers) {
        List<String> ids = new ArrayList<>();
        Optional<String> at = Optional.of(path);
        while (at.isPresent()) {
            Answer page = http.get(at.get(), headers);
            assertThat(page.status()).isEqualTo(200);
            ids.addAll(ids(page));
            at = next(page);
        }
        return ids;
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new ArrayList<>();
        for (JsonNode row : page.json().get("data")) {
            ids.add(row.get("id").asText());
        }
        return ids;
    }

    private static Optional<String> next(Answer page) {
        Matcher link = Pattern.compile("<([^>]*cursor=[^>]*)>; rel=\"next\"").matcher(page.header("Link"));
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }
}
