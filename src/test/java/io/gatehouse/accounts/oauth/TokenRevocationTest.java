package io.gatehouse.accounts.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.sessions.TokenPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /oauth/revoke}, over HTTP. */
class TokenRevocationTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();
    private final OAuthClient warden = OAuthClient.with(server, Scope.TOKENS_REVOKE);
    private final OAuthClient shop = OAuthClient.with(server, Scope.REVOCATIONS_READ);

    private TokenPair signIn(String email) {
        http.register(email);
        return TokenPair.signIn(server, email);
    }

    @Test
    void aUsersAccessTokenEndsItsSessionAndNoOther() {
        TokenPair ended = signIn("revoked@oauth.test");
        TokenPair other = TokenPair.signIn(server, "revoked@oauth.test");

        Answer answer = warden.revoke(ended.access());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(ended.me(server).status()).isEqualTo(401);
        assertThat(TokenPair.refresh(server, ended.refresh()).field("code")).isEqualTo("session_ended");
        assertThat(other.me(server).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenEndsItsSession() {
        TokenPair pair = signIn("refreshed@oauth.test");

        assertThat(warden.revoke(pair.refresh()).status()).isEqualTo(200);

        assertThat(pair.me(server).status()).isEqualTo(401);
    }

    @Test
    void whoeverLacksTheScopeEndsNobodyElse() {
        TokenPair pair = signIn("kept@oauth.test");

        Answer access = shop.revoke(pair.access());
        Answer ofClient = shop.revoke(warden.token());
        Answer refresh = shop.revoke(pair.refresh());

        assertThat(access.status()).isEqualTo(400);
        assertThat(access.field("error")).isEqualTo("unauthorized_client");
        assertThat(ofClient.status()).isEqualTo(400);
        assertThat(refresh.status()).isEqualTo(200);
        assertThat(pair.me(server).status()).isEqualTo(200);
    }

    @Test
    void aClientsOwnTokenEndsAllOfItsTokens() {
        String first = shop.token();
        String[] second = shop.bearer();
        assertThat(http.get("/api/v1/auth/revocations", second).status()).isEqualTo(200);

        assertThat(shop.revoke(first).status()).isEqualTo(200);

        assertThat(http.get("/api/v1/auth/revocations", second).status()).isEqualTo(401);
        assertThat(http.get("/api/v1/auth/revocations", shop.bearer()).status()).isEqualTo(200);
    }

    @Test
    void whatIsOverAlreadyIsNoTrouble() {
        TokenPair pair = signIn("twice@oauth.test");
        String token = pair.access();

        assertThat(warden.revoke(token).status()).isEqualTo(200);
        assertThat(warden.revoke(token).status()).isEqualTo(200);
        assertThat(warden.revoke(pair.refresh()).status()).isEqualTo(200);
    }

    @Test
    void tokensOfADisabledClientEndWithIt() {
        String[] bearer = shop.bearer();
        assertThat(http.get("/api/v1/auth/revocations", bearer).status()).isEqualTo(200);

        server.clients().disable(server.operator().actor(), shop.clientId());

        await().untilAsserted(() -> assertThat(
                        http.get("/api/v1/auth/revocations", bearer).status())
                .isEqualTo(401));
    }

    @Test
    void aTokenOfAClientThatIsGoneIsNoTrouble() {
        String token = shop.token();
        server.clients().delete(server.operator().actor(), shop.clientId());

        assertThat(warden.revoke(token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "AQ", "é"})
    void whatIsNoTokenIsNoTrouble(String token) {
        assertThat(warden.revoke(token).status()).isEqualTo(200);
        assertThat(shop.revoke(token).status()).isEqualTo(200);
    }

    @Test
    void itTakesATokenAndAClient() {
        assertThat(warden.post("/oauth/revoke", "").field("error")).isEqualTo("invalid_request");
        assertThat(OAuthClient.post(http, "/oauth/revoke", "token=x").status()).isEqualTo(401);
    }
}
