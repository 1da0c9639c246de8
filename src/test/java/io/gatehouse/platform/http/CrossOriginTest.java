package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may call from a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {
    private static final String APP = "https://app.example.com";

    private final TestServer server = TestServer.startWith("cors.allowedOrigins", APP);
    private final Client http = server.http();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aNamedOriginMayCallAndReadTheHeadersItNeeds() {
        Answer answer = http.get("/.well-known/jwks.json", "Origin", APP);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(answer.header("Vary")).contains("Origin");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("ETag", "Link", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id");
    }

    @Test
    void aPreflightIsAnsweredWithAnId() {
        Answer answer =
                http.send("OPTIONS", "/api/v1/users/me", null, "Origin", APP, "Access-Control-Request-Method", "PATCH");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "https://app.example.com.evil.test", "http://app.example.com", "https://appXexample.com"
            })
    void noOtherOriginMay(String origin) {
        Answer answer = http.get("/.well-known/jwks.json", "Origin", origin);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
