package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.RawHttp;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing has one path, and nothing that was answered to somebody with credentials stays in a cache. */
class PathsTest {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/me;x.css",
                "/api/v1/users;x=y/me",
                "/api/v1/users/me;",
                ";/api/v1/users/me",
                "/api/v1/users/me%3Bx.css",
                "/api/v1/users/me%3bx",
                "//api/v1/users/me",
                "/api//v1/users/me",
                "/api/v1/users//me",
                "/./api/v1/users/me",
                "/api/v1/./users/me",
                "/api/v1/x/../users/me",
                "/api/v1/users/me/.",
                "/api/v1/users/x/..",
                "/api/v1/users/%2e/me",
                "/api/v1/users/%2E%2E/users/me",
                "/api/v1/users%2Fme",
                "/api/v1%2fusers/me",
                "/api/v1/users/%6de",
                "/api/v1/users/m%65",
                "/api/v1\\users\\me",
                "/api/v1/users/me%5c",
                "/api/v1/users/me%00",
                "/api/v1/users/me%0a",
                "/api/v1/users/me%7f",
                "/api/v1/users/me%",
                "/api/v1/users/me%4",
                "/api/v1/users/me%zz",
                "/api/v1/users/%25me",
                "/api/v1/users/%c0%af",
                "/api/v1/users/%ff",
                "/api/v1/users/<me>",
                "/api/v1/users/|me",
                "/api/v1/users/\u00e9",
                "api/v1/users/me",
                "*"
            })
    void anyOtherSpellingOfAPathIsRefused(String path) {
        String answer = RawHttp.line(server.port(), "GET " + path + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "bad_request");
        assertThat(RawHttp.line(
                        server.adminPort().port(), "GET " + path.replace("api/v1/users/me", "metrics") + " HTTP/1.1"))
                .startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/api/v1/users/%C3%A9",
                "/a%20b",
                "/-._~!$&'()*+,=:@",
                "/users/svc_1",
                "/a%22%3C%7C"
            })
    void aPathThatCanBeWrittenInOneWayAloneIsPlain(String path) {
        assertThat(PathHandler.isPlain(path)).isTrue();
    }

    @Test
    void whatClientsOfOAuthSendMalformedIsToldInTheirForm() {
        String answer = RawHttp.line(server.port(), "POST /oauth/token;x HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains(
                        "Content-Type: application/json\r\n",
                        "\"error\":\"invalid_request\"",
                        "\"error_description\":");
    }

    /** Refusals and what is not there as well, whoever made the answer. */
    @Test
    void anAnswerToSomebodyWithCredentialsIsKeptByNoCache() {
        String email = UUID.randomUUID() + "@paths.test";
        server.create(email, Role.USER);
        Client http = server.http();
        String[] bearer = http.bearer(email);

        List<String> controls = List.of(
                http.get("/api/v1/orders", bearer).header("Cache-Control"),
                http.get("/api/v1/nothing", bearer).header("Cache-Control"),
                http.send("PUT", "/api/v1/users", null, bearer).header("Cache-Control"),
                http.get("/api/v1/users/me", "Authorization", "Bearer x").header("Cache-Control"),
                http.get("/api/v1/orders", "Cookie", "a=b").header("Cache-Control"),
                server.adminPort().get("/threads", "Authorization", "Bearer x").header("Cache-Control"),
                server.adminPort()
                        .get("/ping", Client.bearerOf(TestServer.ADMIN_TOKEN))
                        .header("Cache-Control"));

        assertThat(controls).allSatisfy(control -> assertThat(control).contains("no-store"));
    }

    @Test
    void whatHasATagIsAskedForAgainAndForNobodyElse() {
        String email = UUID.randomUUID() + "@paths.test";
        server.create(email, Role.USER);
        Client http = server.http();
        String[] bearer = http.bearer(email);
        var me = http.get("/api/v1/users/me", bearer);

        var again = http.get("/api/v1/users/me", bearer[0], bearer[1], "If-None-Match", me.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(List.of(me.header("Cache-Control"), again.header("Cache-Control")))
                .containsOnly("private, no-cache");
    }
}
