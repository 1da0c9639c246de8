package io.gatehouse.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Secret;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard lets through. */
class AdminGuardTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String BEARER = "Authorization: Bearer " + TOKEN;
    private static final GuardedPort LOOPBACK = new GuardedPort(AdminToken.configured(new Secret(TOKEN)), true);
    private static final GuardedPort BEYOND = new GuardedPort(AdminToken.configured(new Secret(TOKEN)), false);

    @AfterAll
    static void close() {
        LOOPBACK.close();
        BEYOND.close();
    }

    @Nested
    class TheHost {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost",
                    "localhost:8081",
                    "LocalHost:8081",
                    "localhost.",
                    "localhost.:8081",
                    "127.0.0.1:8081",
                    "[::1]",
                    "[::1]:8081",
                    "gatehouse.internal",
                    "GATEHOUSE.internal.:9",
                    "10.0.0.5:8081"
                })
        void mayBeOfThisPortOrConfigured(String host) {
            assertThat(LOOPBACK.status("GET /metrics", "Host: " + host)).isEqualTo(200);
            assertThat(BEYOND.status("GET /metrics", "Host: " + host, BEARER)).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "evil.test",
                    "evil.test:8081",
                    "localhost.evil.test",
                    "evil-localhost",
                    "xlocalhost",
                    "127.0.0.2",
                    "127.0.0.1.evil.test",
                    "0.0.0.0:8081",
                    "[::]",
                    "10.0.0.6",
                    "internal",
                })
        void mayBeNoOther(String host) {
            assertThat(LOOPBACK.status("GET /health/live", "Host: " + host)).isEqualTo(421);
            assertThat(LOOPBACK.status("GET /metrics", "Host: " + host, BEARER)).isEqualTo(421);
            assertThat(BEYOND.status("GET /health/live", "Host: " + host)).isEqualTo(421);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost..",
                    "local host",
                    "localhost,evil.test",
                    "user@localhost",
                    "localhost:port",
                    "localhost/x"
                })
        void mayNotBeMalformed(String host) {
            assertThat(LOOPBACK.status("GET /metrics", "Host: " + host)).isEqualTo(421);
        }

        @Test
        void mustBeThereAndOnce() {
            // Jetty refuses the first and the third by itself, whatever it is told.
            assertThat(LOOPBACK.status("GET /metrics")).isEqualTo(400);
            assertThat(LOOPBACK.send("GET /metrics HTTP/1.0\r\n\r\n")).contains(" 421 ");
            assertThat(LOOPBACK.status("GET /metrics", "Host: ")).isEqualTo(400);
            assertThat(LOOPBACK.status("GET /metrics", "Host: localhost", "Host: evil.test"))
                    .isEqualTo(421);
        }

        @Test
        void isAlsoThatOfTheRequestLine() {
            assertThat(LOOPBACK.status("GET http://localhost:8081/metrics", "Host: localhost:8081"))
                    .isEqualTo(200);
            assertThat(LOOPBACK.status("GET http://evil.test/metrics", "Host: evil.test"))
                    .isEqualTo(421);
            assertThat(LOOPBACK.status("GET http://evil.test/metrics", "Host: localhost"))
                    .isEqualTo(421);
        }
    }

    @Nested
    class APage {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Origin: https://evil.test",
                    "Origin: http://localhost:8081",
                    "Origin: null",
                    "Origin:",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: same-site",
                    "Sec-Fetch-Site: Same-Origin",
                    "Sec-Fetch-Site:",
                    "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site"
                })
        void ofAnotherPlaceIsRefusedWithOrWithoutTheToken(String header) {
            assertThat(LOOPBACK.status("GET /health/live", "Host: localhost", header))
                    .isEqualTo(403);
            assertThat(LOOPBACK.status("POST /tasks/gc", "Host: localhost", header))
                    .isEqualTo(403);
            assertThat(LOOPBACK.status("POST /tasks/gc", "Host: localhost", header, BEARER))
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Sec-Fetch-Site: none", "Sec-Fetch-Site: same-origin"})
        void thatTheOperatorOpenedIsNot(String header) {
            assertThat(LOOPBACK.status("GET /", "Host: localhost", header)).isEqualTo(200);
        }

        @Test
        void underAnotherNameIsToldOfTheName() {
            assertThat(LOOPBACK.status("GET /", "Host: evil.test", "Origin: https://evil.test"))
                    .isEqualTo(421);
        }
    }

    @Nested
    class TheToken {
        @ParameterizedTest
        @EnumSource
        void opensEveryEndpoint(Endpoint endpoint) {
            String line = endpoint.method() + " " + endpoint.path();

            assertThat(LOOPBACK.status(line, "Host: localhost", BEARER)).isEqualTo(200);
            assertThat(BEYOND.status(line, "Host: localhost", BEARER)).isEqualTo(200);
        }

        @ParameterizedTest
        @EnumSource
        void isNeededWhereTheTableSaysSo(Endpoint endpoint) {
            String line = endpoint.method() + " " + endpoint.path();

            assertThat(LOOPBACK.status(line, "Host: localhost"))
                    .isEqualTo(endpoint.access() == Endpoint.Access.TOKEN ? 401 : 200);
            assertThat(BEYOND.status(line, "Host: localhost"))
                    .isEqualTo(endpoint.access() == Endpoint.Access.FREE ? 200 : 401);
        }

        @Test
        void isNotNeededForTheseAlone() {
            assertThat(List.of(Endpoint.values()))
                    .filteredOn(each -> each.access() == Endpoint.Access.FREE)
                    .containsExactly(Endpoint.LIVE, Endpoint.READY);
            assertThat(List.of(Endpoint.values()))
                    .filteredOn(each -> each.access() == Endpoint.Access.FREE_ON_LOOPBACK)
                    .containsExactly(Endpoint.INDEX, Endpoint.STARTED, Endpoint.METRICS);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /unknown",
            "GET, /health",
            "GET, /health/unknown",
            "GET, /health/live/",
            "GET, /health/LIVE",
            "GET, /health/live/../../threads",
            "GET, /metrics/",
            "GET, /metricsx",
            "GET, /tasks/",
            "GET, /WEB-INF/web.xml",
            "POST, /health/live",
            "PUT, /metrics",
            "OPTIONS, /metrics",
            "TRACE, /health/live",
            "PROPFIND, /"
        })
        void isNeededForWhatIsNotInTheTable(String method, String path) {
            assertThat(LOOPBACK.status(method + " " + path, "Host: localhost")).isEqualTo(401);
            assertThat(LOOPBACK.status(method + " " + path, "Host: localhost", BEARER))
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Authorization: Bearer",
                    "Authorization: Bearer 0123456789abcdef0123456789abcdeX",
                    "Authorization: Bearer 0123456789abcdef0123456789abcde",
                    "Authorization: Bearer 0123456789abcdef0123456789abcdef0",
                    "Authorization: Bearer 0123456789ABCDEF0123456789ABCDEF",
                    "Authorization: Bearer 0123456789abcdef0123456789abcdef x",
                    "Authorization: Basic 0123456789abcdef0123456789abcdef",
                    "Authorization: 0123456789abcdef0123456789abcdef",
                    BEARER + "\r\n" + BEARER,
                    "X-Token: 0123456789abcdef0123456789abcdef"
                })
        void isThatOneInThatHeader(String header) {
            assertThat(LOOPBACK.status("POST /tasks/gc", "Host: localhost", header))
                    .isEqualTo(401);
        }

        @Test
        void comesUnderItsSchemeInAnyCase() {
            assertThat(LOOPBACK.status("POST /tasks/gc", "Host: localhost", "authorization: bearer " + TOKEN))
                    .isEqualTo(200);
        }

        @Test
        void isAskedForByName() {
            assertThat(LOOPBACK.send("POST /tasks/gc HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: mine\r\n\r\n"))
                    .contains("WWW-Authenticate: Bearer realm=\"gatehouse-admin\"")
                    .contains("Content-Type: application/problem+json")
                    .contains("\"code\":\"unauthenticated\"")
                    .contains("\"request_id\":\"mine\"")
                    .doesNotContain(TOKEN);
        }
    }
}
