package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.CapturedLog;
import io.gatehouse.RawHttp;
import io.gatehouse.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a client sends is logged, wherever it stands in a request and whether or not that is well-formed. */
class SecretsInTheLogTest {
    private static final String SECRET = "sEcReT-hunter2";

    /** In one place each; what follows the line is headers, and after {@code ||} a body. */
    private static final List<String> PLACES = List.of(
            "POST /oauth/token?client_id=x&client_secret=SECRET HTTP/1.1|Content-Type: application/x-www-form-urlencoded",
            "POST /api/v1/users?a=SECRET HTTP/1.1|Content-Type: application/x-www-form-urlencoded",
            "POST /SECRET?SECRET=SECRET HTTP/1.1|Content-Type: application/x-www-form-urlencoded||a=SECRET&SECRET",
            "POST /oauth/token HTTP/1.1|Content-Type: application/x-www-form-urlencoded||grant_type=%zz&client_secret=SECRET",
            "POST /oauth/token HTTP/1.1|Content-Type: multipart/form-data; boundary=SECRET||--SECRET\r\nSECRET",
            "GET /SECRET HTTP/1.1",
            "GET /api/v1/users/SECRET HTTP/1.1",
            "GET /api/v1/users/me;SECRET HTTP/1.1",
            "GET /api//v1/SECRET/%2e%2e/x HTTP/1.1",
            "GET /%zzSECRET HTTP/1.1",
            "GET /%c0%aeSECRET HTTP/1.1",
            "GET /docs/SECRET HTTP/1.1",
            "GET /api/v1/users?q=SECRET&SECRET=%zz HTTP/1.1",
            "GET /api/v1/users?sort=%ffSECRET&cursor=SECRET HTTP/1.1",
            "GET http://SECRET:x/api HTTP/1.1",
            "GET http://SECRET@localhost/api/v1/users HTTP/1.1",
            "GET /api/v1/users HTTP/SECRET",
            "SECRET /api/v1/users HTTP/1.1",
            "SECRET",
            "SECRET\u0001 / HTTP/1.1",
            "TRACE /SECRET HTTP/1.1",
            "GET / HTTP/1.1|Host: SECRET",
            "GET / HTTP/1.1|Host: [SECRET",
            "GET / HTTP/1.1|Host: SECRET:port",
            "GET / HTTP/1.1|Host: a b@SECRET",
            "GET /api/v1/users/me HTTP/1.1|Authorization: Bearer SECRET",
            "GET /api/v1/users/me HTTP/1.1|Authorization: Bearer SECRET.SECRET.SECRET",
            "GET /api/v1/users/me HTTP/1.1|Authorization: SECRET",
            "POST /oauth/token HTTP/1.1|Authorization: Basic SECRET",
            "GET /api/v1/users HTTP/1.1|Cookie: SECRET=SECRET; a=\"SECRET",
            "GET /api/v1/users HTTP/1.1|SECRET: SECRET",
            "GET /api/v1/users HTTP/1.1|X SECRET: a",
            "GET /api/v1/users HTTP/1.1|X: a\u0000SECRET",
            "GET /api/v1/users HTTP/1.1|Accept: SECRET",
            "GET /api/v1/users HTTP/1.1|Accept-Language: SECRET;;q=SECRET",
            "GET /api/v1/users HTTP/1.1|X-Forwarded-For: SECRET|X-Request-Id: SECRET !|traceparent: SECRET|Origin: SECRET",
            "GET /api/v1/users HTTP/1.1|User-Agent: SECRET|Referer: SECRET|If-None-Match: SECRET|If-Match: SECRET",
            "GET /api/v1/users HTTP/1.1|Upgrade: SECRET|Connection: upgrade|Expect: SECRET",
            "POST /api/v1/users HTTP/1.1|Content-Length: SECRET",
            "POST /api/v1/users HTTP/1.1|Transfer-Encoding: SECRET",
            "POST /api/v1/users HTTP/1.1|Content-Type: SECRET||{}",
            "POST /api/v1/users HTTP/1.1|Content-Type: application/json; charset=SECRET||{}",
            "POST /api/v1/users HTTP/1.1|Content-Type: application/json|Content-Encoding: SECRET||{}",
            "POST /api/v1/users HTTP/1.1|Content-Type: application/json|Idempotency-Key: SECRET||{\"email\":\"SECRET\"}",
            "POST /api/v1/users HTTP/1.1|Content-Type: application/json||{\"SECRET\":SECRET",
            "POST /api/v1/auth/login HTTP/1.1|Content-Type: application/json||{\"email\":\"a@b.test\",\"password\":\"SECRET\"}",
            "POST /api/v1/auth/login HTTP/1.1|Content-Type: application/json||{\"email\":[\"SECRET\"],\"SECRET\":1}",
            "POST /api/v1/auth/refresh HTTP/1.1|Content-Type: application/json||{\"refresh_token\":\"SECRET\"}");

    private static final List<String> CHUNKED = List.of(
            "2;ext=SECRET\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\nSECRET: SECRET\r\n\r\n",
            "2\r\n{}\r\n0\r\nX-SECRET SECRET\r\n\r\n",
            "SECRET\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}SECRET\r\n0\r\n\r\n");

    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noPartOfARequestIsLogged(boolean toTheAdminPort) {
        int port = toTheAdminPort ? server.adminPort().port() : server.port();
        try (CapturedLog log = new CapturedLog()) {
            List<String> answers = Stream.concat(
                            PLACES.stream().map(SecretsInTheLogTest::request),
                            CHUNKED.stream().map(SecretsInTheLogTest::chunked))
                    .map(request -> RawHttp.exchange(port, request.replace("SECRET", SECRET)))
                    .toList();
            server.http().get("/api/v1/orders");

            assertThat(answers).noneMatch(answer -> answer.matches("(?s)HTTP/1.1 50[0-4].*"));

            await().until(() -> log.accesses().stream().anyMatch(line -> line.contains("route=/api/v1/orders ")));
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
            assertThat(log.lines()).noneMatch(line -> line.contains("Exception"));
        }
    }

    private static String request(String place) {
        String[] parts = place.split("\\|\\|", 2);
        String[] lines = parts[0].split("\\|");
        String body = parts.length > 1 ? parts[1] : "";
        StringBuilder request = new StringBuilder(String.join("\r\n", lines)).append("\r\n");
        if (!place.contains("|Host:")) {
            request.append("Host: localhost\r\n");
        }
        if (!place.contains("Content-Length") && !place.contains("Transfer-Encoding")) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return request.append("Connection: close\r\n\r\n").append(body).toString();
    }

    private static String chunked(String body) {
        return "POST /api/v1/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + body;
    }
}
