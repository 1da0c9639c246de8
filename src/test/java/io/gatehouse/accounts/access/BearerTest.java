package io.gatehouse.accounts.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.kernel.SettableClock;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tokens as an attacker would try them. */
class BearerTest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final TestServer server = TestServer.shared();
    private final Client http = server.http();

    @Test
    void aTokenSaysWhatItsStandardsAsk() throws IOException {
        String token = token("claims@bearer.test");
        JsonNode header = decoded(token, 0);
        JsonNode claims = decoded(token, 1);

        assertThat(header.get("typ").asText()).isEqualTo("at+jwt");
        assertThat(header.get("alg").asText()).isEqualTo("ES256");
        assertThat(http.get("/.well-known/jwks.json").json().findValuesAsText("kid"))
                .contains(header.get("kid").asText());
        assertThat(claims.fieldNames())
                .toIterable()
                .contains("iss", "aud", "sub", "sid", "iat", "exp", "jti", "auth_time", "client_id", "roles", "ver")
                .doesNotContain("scope");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(900);
        assertThat(claims.get("client_id").asText()).isEqualTo("gatehouse");
        assertThat(claims.get("ver").asText()).isEqualTo("0.0");
    }

    /** Libraries that are not told the algorithm take it from the key, and some take a key for encryption that has no use. */
    @Test
    void aPublishedKeySaysWhatItIsFor() {
        JsonNode keys = http.get("/.well-known/jwks.json").json().get("keys");

        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            assertThat(key.get("kid").asText()).isNotEmpty();
            assertThat(key.get("use").asText()).isEqualTo("sig");
            assertThat(key.get("alg").asText()).isEqualTo("ES256");
            assertThat(key.has("d")).isFalse();
        });
    }

    @Test
    void theLastCharacterOfTheSignatureCounts() {
        String token = token("last@bearer.test");
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        String stem = token.substring(0, token.length() - 1);

        assertThat(http.get("/api/v1/users/me", Client.bearerOf(token)).status())
                .isEqualTo(200);
        // One off changes only bits that carry no signature; the other changes one that does.
        assertInvalid(stem + alphabet.charAt(last ^ 1));
        assertInvalid(stem + alphabet.charAt(last ^ 32));
    }

    @Test
    void algNoneIsRefused() throws IOException {
        String token = token("none@bearer.test");
        String kid = decoded(token, 0).get("kid").asText();
        String header = encoded("{\"typ\":\"at+jwt\",\"alg\":\"none\",\"kid\":\"" + kid + "\"}");

        assertInvalid(header + "." + token.split("\\.")[1] + ".");
        assertInvalid(header + "." + token.split("\\.")[1] + "." + token.split("\\.")[2]);
    }

    @Test
    void thePublicKeyIsNoHmacSecret() throws IOException, GeneralSecurityException {
        String token = token("hmac@bearer.test");
        String kid = decoded(token, 0).get("kid").asText();
        JsonNode keys = http.get("/.well-known/jwks.json").json().get("keys");
        JsonNode jwk = keys.get(keys.findValuesAsText("kid").indexOf(kid));
        Key publicKey = Jwks.parser().build().parse(jwk.toString()).toKey();
        String signed =
                encoded("{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}") + "." + token.split("\\.")[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(publicKey.getEncoded(), "HmacSHA256"));

        assertInvalid(signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void anExpiredTokenIsRefusedThoughItWasGoodBefore() {
        SettableClock clock = new SettableClock(Clock.systemUTC().instant());
        try (TestServer own = TestServer.start(Map.of(), clock)) {
            own.create("expires@bearer.test", Role.USER);
            String[] bearer = own.http().bearer("expires@bearer.test");
            assertThat(own.http().get("/api/v1/users/me", bearer).status()).isEqualTo(200);

            clock.advance(Duration.ofMinutes(15).plusSeconds(1));
            Answer answer = own.http().get("/api/v1/users/me", bearer);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.field("code")).isEqualTo("invalid_token");
        }
    }

    @Test
    void anotherSchemeOrAnEndlessTokenIsRefused() {
        assertThat(http.get("/api/v1/users/me", "Authorization", "Basic eDp5").status())
                .isEqualTo(401);
        assertInvalid("a".repeat(5_000));
        assertInvalid("");
    }

    private void assertInvalid(String token) {
        Answer answer = http.get("/api/v1/users/me", Client.bearerOf(token));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.field("detail")).isEqualTo("Invalid token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"gatehouse\", error=\"invalid_token\"");
    }

    private String token(String email) {
        server.create(email, Role.USER);
        return http.signIn(email, Client.PASSWORD).field("access_token");
    }

    private static JsonNode decoded(String token, int part) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[part]));
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
