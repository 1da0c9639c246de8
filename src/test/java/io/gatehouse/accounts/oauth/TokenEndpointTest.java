package io.gatehouse.accounts.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /oauth/token}, over HTTP. */
class TokenEndpointTest {
    private static final String GRANT = "grant_type=client_credentials";

    private final TestServer server = TestServer.shared();
    private final Client http = server.http();
    private final OAuthClient shop = OAuthClient.with(server, Scope.TOKENS_INTROSPECT, Scope.TOKENS_REVOKE);

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("error")).isEqualTo(error);
        assertThat(answer.field("error_description")).isNotBlank();
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(error.equals("invalid_client") ? "Basic realm=\"gatehouse\"" : "");
    }

    @Test
    void aClientGetsATokenOfItsOwn() {
        Answer answer = shop.ask("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
        assertThat(answer.field("token_type")).isEqualTo("bearer");
        assertThat(answer.json().get("expires_in").asLong()).isEqualTo(900);
        assertThat(answer.field("scope")).isEqualTo("tokens:introspect tokens:revoke");
        JsonNode claims = OAuthClient.claims(answer.field("access_token"));
        assertThat(claims.get("sub").asText()).isEqualTo(shop.id());
        assertThat(claims.get("client_id").asText()).isEqualTo(shop.id());
        assertThat(claims.get("scope").asText()).isEqualTo("tokens:introspect tokens:revoke");
        assertThat(claims.has("sid")).isFalse();
        assertThat(claims.has("roles")).isFalse();
    }

    @Test
    void theCredentialsMayStandInTheForm() {
        String form = GRANT + "&client_id=" + shop.id() + "&client_secret=" + shop.secret();

        assertThat(OAuthClient.post(http, "/oauth/token", form).status()).isEqualTo(200);
    }

    @Test
    void theCredentialsNeverStandInBoth() {
        assertRefused(shop.ask("&client_secret=" + shop.secret()), 400, "invalid_request");
        assertRefused(shop.ask("&client_id=svc_other"), 400, "invalid_request");
        assertThat(shop.ask("&client_id=" + shop.id()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokens:revoke                               | tokens:revoke
            tokens:revoke users:write                   | tokens:revoke
            tokens:revoke tokens:revoke made:up         | tokens:revoke
            tokens:revoke tokens:introspect             | tokens:introspect tokens:revoke
            """)
    void aTokenGetsWhatWasAskedForAndIsRegistered(String requested, String granted) {
        assertThat(shop.ask("&scope=" + requested.replace(' ', '+')).field("scope"))
                .isEqualTo(granted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users:write", "made:up", "tokens%3Arevoke++tokens%3Aintrospect", "%22", "+", "a%0Ab"})
    void whereNoScopeIsLeftThereIsNoToken(String requested) {
        assertRefused(shop.ask("&scope=" + requested), 400, "invalid_scope");
    }

    @Test
    void anEmptyScopeIsOneThatWasLeftOut() {
        assertThat(shop.ask("&scope=").field("scope")).isEqualTo("tokens:introspect tokens:revoke");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "refresh_token", "authorization_code", "CLIENT_CREDENTIALS"})
    void thereIsNoOtherGrant(String type) {
        assertRefused(shop.post("/oauth/token", "grant_type=" + type), 400, "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scope=tokens:revoke",
                "grant_type=",
                GRANT + "&grant_type=client_credentials",
                GRANT + "&scope=tokens:revoke&scope=tokens:introspect",
                GRANT + "&x=1&x=2",
                GRANT + "&scope=%zz",
            })
    void whatIsNoRequestIsRefused(String form) {
        assertRefused(shop.post("/oauth/token", form), 400, "invalid_request");
    }

    @Test
    void jsonIsNoForm() {
        Answer answer = http.send(
                "POST", "/oauth/token", "{\"grant_type\": \"client_credentials\"}", "Authorization", shop.basic());

        assertRefused(answer, 400, "invalid_request");
    }

    @Test
    void whoeverIsUnknownIsRefused() {
        String wrong = OAuthClient.basic(shop.id(), "gh_wrong");
        String unknown = OAuthClient.basic("svc_0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e", shop.secret());
        String noPair = "Basic " + Base64.getEncoder().encodeToString("nocolon".getBytes(StandardCharsets.UTF_8));

        for (String header : new String[] {wrong, unknown, noPair, "Basic !", "Basic", "Bearer " + shop.token()}) {
            assertRefused(
                    OAuthClient.post(http, "/oauth/token", GRANT, "Authorization", header), 401, "invalid_client");
        }
        assertRefused(OAuthClient.post(http, "/oauth/token", GRANT), 401, "invalid_client");
        assertRefused(OAuthClient.post(http, "/oauth/token", GRANT + "&client_id=" + shop.id()), 401, "invalid_client");
    }

    @Test
    void aDisabledClientGetsNothing() {
        assertThat(shop.ask("").status()).isEqualTo(200);

        server.clients().disable(server.operator().actor(), shop.clientId());

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertRefused(shop.ask(""), 401, "invalid_client"));
    }

    @Test
    void aBodyOverTheLimitIs413() {
        assertThat(shop.ask("&x=" + "x".repeat(1 << 20)).status()).isEqualTo(413);
    }

    @Test
    void whoeverFailsTooOftenIsToldToWaitAndOthersThereAreNot() {
        try (TestServer strict = TestServer.startWith("limits.clientFailures", "2")) {
            OAuthClient known = OAuthClient.with(strict, Scope.TOKENS_REVOKE);
            String wrong = OAuthClient.basic(known.id(), "gh_wrong");
            Client there = strict.http();

            for (int i = 0; i < 2; i++) {
                assertRefused(
                        OAuthClient.post(there, "/oauth/token", GRANT, "Authorization", wrong), 401, "invalid_client");
            }

            Answer third = OAuthClient.post(there, "/oauth/token", GRANT, "Authorization", wrong);
            assertRefused(third, 429, "temporarily_unavailable");
            assertThat(Long.parseLong(third.header("Retry-After"))).isBetween(1L, 1_800L);
            assertThat(known.ask("").status()).isEqualTo(200);
        }
    }

    @Test
    void aUsersRouteTakesNoClient() {
        Answer answer = http.get("/api/v1/users/me", shop.bearer());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.field("code")).isEqualTo("forbidden");
    }
}
