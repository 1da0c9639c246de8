package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read users, and how lists of them are cut into pages. */
class ReadingUsersTest {
    private static final String SOMEBODY = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e";

    /** The directory as it is by default. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Closed {
        private final TestServer server = TestServer.start(Map.of());
        private final Client http = server.http();

        @BeforeAll
        void people() {
            server.create("admin@read.test", Role.ADMIN);
            server.create("support@read.test", Role.SUPPORT);
            for (int i = 0; i < 25; i++) {
                server.create("user" + i + "@read.test", Role.USER);
            }
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @Test
        void nobodyUnknownReads() {
            assertThat(http.get("/api/v1/users").status()).isEqualTo(401);
            assertThat(http.get("/api/v1/users/" + SOMEBODY).status()).isEqualTo(401);
            assertThat(http.get("/api/v1/users").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"gatehouse\"");
        }

        @Test
        void usersReadThemselvesAndHear403OfEveryoneElseWhetherTheyExistOrNot() {
            String[] bearer = http.bearer("user1@read.test");
            UserId other = server.idOf("user2@read.test");

            Answer self = http.get("/api/v1/users/" + server.idOf("user1@read.test"), bearer);

            assertThat(self.status()).isEqualTo(200);
            assertThat(http.get("/api/v1/users/" + other, bearer).status()).isEqualTo(403);
            assertThat(http.get("/api/v1/users/" + SOMEBODY, bearer).status()).isEqualTo(403);
            assertThat(http.get("/api/v1/users", bearer).status()).isEqualTo(403);
        }

        @Test
        void supportReadsAll() {
            String[] bearer = http.bearer("support@read.test");

            assertThat(http.get("/api/v1/users/" + server.idOf("user2@read.test"), bearer)
                            .status())
                    .isEqualTo(200);
            Answer missing = http.get("/api/v1/users/" + SOMEBODY, bearer);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.field("detail")).isEqualTo("User " + SOMEBODY + " not found");
        }

        @ParameterizedTest
        @ValueSource(strings = {"page=0", "limit=101", "limit=0", "page=x", "page=", "q=ab", "sort=age", "is_active=1"})
        void aQueryThatIsWrongInContentIs422(String query) {
            Answer answer = http.get("/api/v1/users?" + query, http.bearer("admin@read.test"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/loc/0").asText()).isEqualTo("query");
            assertThat(answer.json().at("/errors/0/loc/1").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
        }

        @Test
        void anIdThatIsNoUuidIs422() {
            Answer answer = http.get("/api/v1/users/1-1-1-1-1", http.bearer("admin@read.test"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/type").asText()).isEqualTo("uuid_parsing");
        }

        @Test
        void pagesTogetherHoldEveryUserOnceAndLinkToEachOther() {
            String[] bearer = http.bearer("admin@read.test");
            Set<String> seen = new LinkedHashSet<>();

            List<Answer> pages = new ArrayList<>();
            for (int page = 1; page <= 3; page++) {
                pages.add(http.get("/api/v1/users?limit=10&page=" + page, bearer));
            }

            pages.forEach(page -> page.json()
                    .get("data")
                    .forEach(user -> seen.add(user.get("id").asText())));
            assertThat(seen).hasSize(27);
            assertThat(pages.get(0).json().get("total").asInt()).isEqualTo(27);
            assertThat(pages.get(1).header("Link"))
                    .matches("</api/v1/users\\?page=1&limit=10>; rel=\"first\","
                            + " </api/v1/users\\?page=1&limit=10>; rel=\"prev\","
                            + " </api/v1/users\\?page=3&cursor=[A-Za-z0-9_-]+&limit=10>; rel=\"next\","
                            + " </api/v1/users\\?page=3&limit=10>; rel=\"last\"");
        }

        @ParameterizedTest
        @CsvSource({
            "q=USER1@,1",
            "q=some one,27",
            "q=%25_%25,0",
            "q=read.test&is_active=false,0",
            "q=er2&is_active=true,6"
        })
        void aFilterFindsPartsOfAddressAndNameAsTheyStand(String query, int total) {
            Answer answer = http.get("/api/v1/users?" + query.replace(" ", "%20"), http.bearer("admin@read.test"));

            assertThat(answer.json().get("total").asInt()).isEqualTo(total);
        }

        @ParameterizedTest
        @ValueSource(strings = {"email", "-email", "name", "-name", "created_at", "-created_at"})
        void everyOrderIsServed(String sort) {
            JsonNode data = http.get("/api/v1/users?limit=100&sort=" + sort, http.bearer("admin@read.test"))
                    .json()
                    .get("data");

            String key = sort.replace("-", "");
            List<String> values = new ArrayList<>();
            data.forEach(user -> values.add(user.get(key).asText()));
            List<String> sorted = new ArrayList<>(values);
            sorted.sort(sort.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder());
            assertThat(values).hasSize(27).isEqualTo(sorted);
        }
    }

    /** The directory as the old service had it. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Open {
        private final TestServer server = TestServer.start(Map.of("GATEHOUSE_DIRECTORY", "open"));
        private final Client http = server.http();

        @AfterAll
        void stop() {
            server.close();
        }

        @Test
        void anyoneReadsActiveUsersAndNobodyUnknownFilters() {
            UserId on = server.create("on@read.test", Role.USER);
            UserId off = server.create("off@read.test", Role.USER);
            server.create("staff@read.test", Role.SUPPORT);
            server.administration().disable(server.operator(), off);

            Answer list = http.get("/api/v1/users");

            assertThat(list.status()).isEqualTo(200);
            assertThat(list.json().get("total").asInt()).isEqualTo(2);
            assertThat(http.get("/api/v1/users/" + on).status()).isEqualTo(200);
            assertThat(http.get("/api/v1/users/" + off).status()).isEqualTo(404);
            assertThat(http.get("/api/v1/users?q=read").status()).isEqualTo(401);
            assertThat(http.get("/api/v1/users?is_active=true").status()).isEqualTo(401);
            assertThat(http.get("/api/v1/users?q=read", http.bearer("on@read.test"))
                            .status())
                    .isEqualTo(403);
            assertThat(http.get("/api/v1/users", http.bearer("staff@read.test"))
                            .json()
                            .get("total")
                            .asInt())
                    .isEqualTo(3);
        }

        @Test
        void aTokenThatIsNotGoodIsNotTheSameAsNone() {
            assertThat(http.get("/api/v1/users", Client.bearerOf("x.y.z")).status())
                    .isEqualTo(401);
        }
    }
}
