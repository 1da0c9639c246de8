package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP layers refuse by themselves has the form of every other refusal. */
class RefusalsTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();

    @ParameterizedTest
    @CsvSource({
        "GET, /nope, 404, not_found",
        "GET, /api/v1/users//, 400, bad_request",
        "GET, /api/v1/, 404, not_found",
        "GET, /openapi.json/, 404, not_found",
        "GET, /.well-known/jwks.json/, 404, not_found",
        "GET, /api/v1/users/, 401, unauthenticated",
        "PUT, /api/v1/users/, 405, method_not_allowed",
        "GET, /docs/pom.xml, 404, not_found",
        "PUT, /api/v1/users, 405, method_not_allowed",
        "DELETE, /api/v1/auth/login, 405, method_not_allowed",
        "GET, /api/v1/users/%2F, 400, bad_request",
        "GET, /api/v1/users/not-a-uuid, 401, unauthenticated"
    })
    void aPathOrMethodThatIsNotThere(String method, String path, int status, String code) {
        Answer answer = http.send(method, path, null);

        assertProblem(answer, status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, hello, 415, unsupported_media_type",
        "application/json, {, 400, malformed_json",
        "application/json, {} {}, 400, malformed_json",
        "application/json, [], 422, validation_error",
        "application/json, null, 422, validation_error",
        "application/json, '{\"email\":1}', 422, validation_error"
    })
    void aBodyThatIsNotWhatIsAskedFor(String type, String body, int status, String code) {
        Answer answer = http.send("POST", "/api/v1/users", body, "Content-Type", type);

        assertProblem(answer, status, code);
    }

    @Test
    void aBodyOverAMebibyteWhetherItsLengthIsToldOrNot() throws IOException {
        Answer told = http.send("POST", "/api/v1/users", "x".repeat(2 << 20));

        assertProblem(told, 413, "content_too_large");
        String chunk = "x".repeat(0x8000);
        String chunked = ("8000\r\n" + chunk + "\r\n").repeat(33) + "0\r\n\r\n";
        assertThat(raw("POST /api/v1/users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked))
                .startsWith("HTTP/1.1 413")
                .contains("content_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n{}\r\n0\r\n\r\n", "2\r\n{}x\r\n0\r\n\r\n", "-2\r\n{}\r\n", ";\r\n{}\r\n"})
    void chunksThatAreNoneAreNotWorthSendingAgain(String chunks) throws IOException {
        assertThat(raw("POST /api/v1/users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks))
                .startsWith("HTTP/1.1 400")
                .contains("urn:gatehouse:problem:bad_request");
    }

    @Test
    void aBodyThatMeansNothingIsNotLookedAt() throws IOException {
        assertThat(
                        raw(
                                "GET /.well-known/jwks.json HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nthis is no chunk\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyOfAnAuthenticatedRouteIsNotLookedAtBeforeTheCaller() {
        Answer answer = http.send("PATCH", "/api/v1/users/me", "hello", "Content-Type", "text/plain");

        assertProblem(answer, 401, "unauthenticated");
    }

    @Test
    void headersThatAreTooLarge() {
        Answer answer = http.get("/api/v1/users", "X-Large", "a".repeat(9 * 1024));

        assertProblem(answer, 431, "headers_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%zz"})
    void aPathThatIsNotUnderstoodEndsTheConnectionAndSaysSo(String path) throws IOException {
        assertThat(raw("POST /api/v1/users/" + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400")
                .contains("Connection: close");
    }

    @Test
    void aRequestLineThatIsNone() throws IOException {
        assertThat(raw("GARBAGE\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:gatehouse:problem:bad_request", "X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/3", "HTTPS/1.1", "HTTP/1", "HTTP/1.1.1", "X", ""})
    void aVersionThatIsNotSpokenIsNoFaultOfOurs(String version) throws IOException {
        assertThat(raw("GET /api/v1/users/me " + version + "\r\nHost: x\r\n\r\n"))
                .matches("(?s)HTTP/1.1 (400|505) .*")
                .contains("application/problem+json", "urn:gatehouse:problem:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "{a}", "a^b", "[a]", "a`b", "a%20b"})
    void aQueryThatNoStandardAllowsReachesItsRouteAllTheSame(String query) throws IOException {
        assertThat(raw("GET /api/v1/users/me?q=" + query + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("urn:gatehouse:problem:unauthenticated");
    }

    @Test
    void anAnswerThatTheClientWouldNotAccept() {
        Answer answer = http.get("/.well-known/jwks.json", "Accept", "text/html");

        assertProblem(answer, 406, "not_acceptable");
    }

    @Test
    void aFaultOfOursIsAnsweredWithItsIdAlone() {
        try (TestServer broken = TestServer.start(Map.of())) {
            broken.create("broken@refusals.test", Role.USER);
            broken.sql("alter table users rename column name to called");

            Answer answer = broken.http().besides(500).signIn("broken@refusals.test", Client.PASSWORD);

            assertProblem(answer, 500, "internal_error");
            assertThat(answer.text()).doesNotContainIgnoringCase("select", "column", "hibernate", "exception", "java");
        }
    }

    @Test
    void aMethodThatIsRefusedIsToldWhichOnesThereAre() {
        assertThat(http.send("PUT", "/api/v1/users", null).header("Allow")).contains("GET", "POST");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.field("type")).isEqualTo("urn:gatehouse:problem:" + code);
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.field("detail")).isNotBlank();
        assertThat(answer.field("title")).isNotBlank();
        assertThat(answer.field("request_id")).isEqualTo(answer.header("X-Request-Id"));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[4096];
            int read = socket.getInputStream().read(buffer);
            return new String(buffer, 0, Math.max(0, read), StandardCharsets.UTF_8);
        }
    }
}
