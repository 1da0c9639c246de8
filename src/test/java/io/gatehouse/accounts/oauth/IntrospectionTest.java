package io.gatehouse.accounts.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /oauth/introspect}, over HTTP. */
class IntrospectionTest {
    private static final String INACTIVE = "{\"active\":false}";

    private final TestServer server = TestServer.shared();
    private final Client http = server.http();
    private final OAuthClient shop = OAuthClient.with(server, Scope.TOKENS_INTROSPECT);

    private JsonNode signIn(String email) {
        http.register(email);
        return http.signIn(email, Client.PASSWORD).json();
    }

    @Test
    void aUsersTokenIsDescribed() {
        String token = signIn("seen@oauth.test").get("access_token").asText();

        Answer answer = shop.introspect(token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("active").asBoolean()).isTrue();
        assertThat(answer.field("sub")).isEqualTo(server.idOf("seen@oauth.test").toString());
        assertThat(answer.field("client_id")).isEqualTo("gatehouse");
        assertThat(answer.field("aud")).isEqualTo(OAuthClient.AUDIENCE);
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "active",
                        "client_id",
                        "token_type",
                        "exp",
                        "iat",
                        "sub",
                        "aud",
                        "iss",
                        "jti",
                        "sid",
                        "username",
                        "roles");
        assertThat(answer.field("username")).isEqualTo("seen@oauth.test");
        assertThat(answer.json().get("roles")).map(JsonNode::asText).containsExactly("user");
    }

    @Test
    void staffAreToldWithTheirRolesAndScopes() {
        server.create("Staff@oauth.test", Role.SUPPORT);
        String token = http.signIn("staff@oauth.test", Client.PASSWORD).field("access_token");

        JsonNode answer = shop.introspect(token).json();

        assertThat(answer.get("username").asText()).isEqualTo("Staff@oauth.test");
        assertThat(answer.get("roles")).map(JsonNode::asText).containsExactly("support", "user");
        assertThat(answer.get("scope").asText()).isEqualTo("orders:read users:read");
    }

    @Test
    void theUsernameIsTheAddressOfNow() {
        JsonNode pair = signIn("before@oauth.test");
        String token = pair.get("access_token").asText();
        assertThat(shop.introspect(token).field("username")).isEqualTo("before@oauth.test");

        http.patch("/api/v1/users/me", Map.of("email", "after@oauth.test"), Client.bearerOf(token));

        assertThat(shop.introspect(token).field("username")).isEqualTo("after@oauth.test");
    }

    @Test
    void aClientsTokenIsDescribed() {
        JsonNode answer = shop.introspect(shop.token()).json();

        assertThat(answer.get("active").asBoolean()).isTrue();
        assertThat(answer.get("sub").asText()).isEqualTo(shop.id());
        assertThat(answer.fieldNames()).toIterable().doesNotContain("sid", "username", "roles");
    }

    @Test
    void whatHasEndedIsNotActive() {
        String token = signIn("ended@oauth.test").get("access_token").asText();
        assertThat(shop.introspect(token).json().get("active").asBoolean()).isTrue();

        http.post("/api/v1/auth/logout", Map.of(), Client.bearerOf(token));

        assertThat(shop.introspect(token).text()).isEqualTo(INACTIVE);
    }

    @Test
    void whatHasEndedElsewhereIsNotActiveSoon() {
        String token = signIn("elsewhere@oauth.test").get("access_token").asText();

        server.administration().disable(server.operator(), server.idOf("elsewhere@oauth.test"));

        await().untilAsserted(() -> assertThat(shop.introspect(token).text()).isEqualTo(INACTIVE));
    }

    @Test
    void aRefreshTokenIsNeverActive() {
        String token = signIn("refresh@oauth.test").get("refresh_token").asText();

        assertThat(shop.introspect(token).text()).isEqualTo(INACTIVE);
    }

    @Test
    void ofTokensForAnotherNothingIsTold() {
        OAuthClient other = OAuthClient.with(server, "https://other.test", Scope.TOKENS_INTROSPECT);
        String token = signIn("other@oauth.test").get("access_token").asText();

        assertThat(other.introspect(token).text()).isEqualTo(INACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "é"})
    void whatIsNoTokenIsNotActive(String token) {
        assertThat(shop.introspect(token).text()).isEqualTo(INACTIVE);
    }

    @Test
    void itTakesTheScope() {
        OAuthClient without = OAuthClient.with(server, Scope.TOKENS_REVOKE);

        Answer answer = without.introspect(shop.token());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("error")).isEqualTo("unauthorized_client");
    }

    @Test
    void itTakesATokenAndAClient() {
        assertThat(shop.post("/oauth/introspect", "").field("error")).isEqualTo("invalid_request");
        assertThat(OAuthClient.post(http, "/oauth/introspect", "token=x").status())
                .isEqualTo(401);
    }
}
