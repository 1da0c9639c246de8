package io.gatehouse.accounts.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /api/v1/auth/revocations}, over HTTP. */
class RevocationsTest {
    private static final String PATH = "/api/v1/auth/revocations";

    private final TestServer server = TestServer.shared();
    private final Client http = server.http();
    private final OAuthClient shop = OAuthClient.with(server, Scope.REVOCATIONS_READ);
    private final String[] bearer = shop.bearer();

    private Answer all() {
        return http.get(PATH, bearer);
    }

    private CompletableFuture<Answer> since(String mark) {
        return CompletableFuture.supplyAsync(
                () -> http.get(PATH + "?since=" + mark, bearer), work -> new Thread(work).start());
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("events").findValuesAsText("id");
    }

    private static JsonNode event(Answer answer, String id) {
        for (JsonNode each : answer.json().get("events")) {
            if (each.get("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("nothing of " + id);
    }

    private String endASession(String email) {
        http.register(email);
        String token = http.signIn(email, Client.PASSWORD).field("access_token");
        http.post("/api/v1/auth/logout", Map.of(), Client.bearerOf(token));
        return OAuthClient.claims(token).get("sid").asText();
    }

    @Test
    void withoutAMarkAllThatIsKeptIsTold() {
        String session = endASession("all@revocations.test");

        Answer answer = all();

        assertThat(ids(answer)).contains(session);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().fieldNames()).toIterable().containsExactlyInAnyOrder("events", "next", "as_of");
    }

    @Test
    void anEventSaysKindIdVerAndUntilAndNoMore() {
        String session = endASession("shape@revocations.test");

        Answer answer = all();

        JsonNode event = event(answer, session);
        assertThat(event.fieldNames()).toIterable().containsExactlyInAnyOrder("kind", "id", "ver", "until");
        assertThat(event.get("kind").asText()).isEqualTo("session");
        assertThat(event.get("ver").isNull()).isTrue();
        Instant asOf = Instant.parse(answer.field("as_of"));
        assertThat(Instant.parse(event.get("until").asText()))
                .isBetween(asOf.plus(Duration.ofMinutes(14)), asOf.plus(Duration.ofMinutes(17)));
    }

    @Test
    void aDisabledUserIsToldWithTheEpochThatCounts() {
        http.register("disabled@revocations.test");
        String mark = all().field("next");

        server.administration().disable(server.operator(), server.idOf("disabled@revocations.test"));

        JsonNode event = event(
                since(mark).join(), server.idOf("disabled@revocations.test").toString());
        assertThat(event.get("kind").asText()).isEqualTo("user");
        assertThat(event.get("ver").asLong()).isEqualTo(1);
    }

    @Test
    void whatEndedSinceTheMarkIsToldAtOnce() {
        String before = endASession("before@revocations.test");
        String mark = all().field("next");
        String after = endASession("after@revocations.test");

        assertThat(ids(since(mark).join())).contains(after).doesNotContain(before);
    }

    @Test
    void whoeverHasHeardOfAllWaitsForTheNext() throws Exception {
        String mark = all().field("next");
        CompletableFuture<Answer> waiting = since(mark);
        assertStillWaits(waiting);

        String session = endASession("waited@revocations.test");

        assertThat(ids(waiting.get(2, TimeUnit.SECONDS))).contains(session);
    }

    @Test
    void whatEndsElsewhereWakesThoseWhoWait() throws Exception {
        http.register("other-node@revocations.test");
        String mark = all().field("next");
        CompletableFuture<Answer> waiting = since(mark);
        assertStillWaits(waiting);

        // The operator beside the server has a memory of their own, as another node has.
        server.administration().disable(server.operator(), server.idOf("other-node@revocations.test"));

        assertThat(ids(waiting.get(2, TimeUnit.SECONDS)))
                .contains(server.idOf("other-node@revocations.test").toString());
    }

    @Test
    void aThirdThatWaitsIsOneTooMany() {
        String mark = all().field("next");
        CompletableFuture<Answer> first = since(mark);
        CompletableFuture<Answer> second = since(mark);
        assertStillWaits(first);
        assertStillWaits(second);

        Answer third = http.get(PATH + "?since=" + mark, bearer);

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.field("code")).isEqualTo("too_many_waiting");
        assertThat(third.header("Retry-After")).isEqualTo("30");

        endASession("release@revocations.test");
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(second.join().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AQ", "1", "12:12:", "%00"})
    void whatIsNoMarkIs422(String mark) {
        Answer answer = http.get(PATH + "?since=" + mark, bearer);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/loc").toString()).isEqualTo("[\"query\",\"since\"]");
    }

    @Test
    void aMarkOfAnotherHistoryIs410() {
        try (TestServer other = TestServer.start(Map.of())) {
            OAuthClient there = OAuthClient.with(other, Scope.REVOCATIONS_READ);
            // Until it has read the feed once, a server admits nobody.
            await().until(() -> other.http().get(PATH, there.bearer()).status() == 200);
            String mark = other.http().get(PATH, there.bearer()).field("next");

            Answer answer = http.get(PATH + "?since=" + mark, bearer);

            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.field("code")).isEqualTo("mark_gone");
        }
    }

    @Test
    void itTakesAClientWithTheScope() {
        http.register("user@revocations.test");
        OAuthClient without = OAuthClient.with(server, Scope.TOKENS_REVOKE);

        assertThat(http.get(PATH).status()).isEqualTo(401);
        assertThat(http.get(PATH, http.bearer("user@revocations.test")).status())
                .isEqualTo(403);
        assertThat(http.get(PATH, without.bearer()).status()).isEqualTo(403);
    }

    /** For longer than it takes to ask and be answered. */
    private static void assertStillWaits(CompletableFuture<Answer> waiting) {
        await().during(Duration.ofMillis(400)).until(() -> !waiting.isDone());
    }
}
