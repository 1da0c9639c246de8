package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that arrive slowly, late, or not at all: they hold a connection and nothing else. */
class SlowBodiesTest {
    /** Few enough that slow bodies would take them all if each held one. */
    private static final int THREADS = 16;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.startWith(Map.of(
                "server.maxThreads",
                Integer.toString(THREADS),
                "connections.bodyWithin",
                "4s",
                "connections.max",
                "80"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTokenIsJudgedWhenTheWholeRequestIsHere() throws IOException {
        server.create("victim@slow.test", Role.USER);
        String[] bearer = server.http().bearer("victim@slow.test");
        String body = "{\"email\":\"thief@slow.test\",\"current_password\":\"" + Client.PASSWORD + "\"}";
        try (Peer slow = slow("PATCH /api/v1/users/me", "Content-Length: " + body.length(), bearer)) {
            slow.send(body.substring(0, 5));
            untilHeard();

            assertThat(server.http()
                            .post("/api/v1/auth/logout", Map.of("all", true), bearer)
                            .status())
                    .isEqualTo(204);
            slow.send(body.substring(5));

            assertThat(slow.answer()).startsWith("HTTP/1.1 401").contains("session_ended");
        }
        assertThat(server.ask("select count(*) from users where email_key = 'thief@slow.test'"))
                .isEqualTo("0");
    }

    @Test
    void moreSlowBodiesThanThereAreThreadsStopNobody() throws IOException {
        List<Peer> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * THREADS; i++) {
                slow.add(slowSignIn().send("{"));
            }
            untilHeard();

            assertThat(server.http().get("/.well-known/jwks.json").status()).isEqualTo(200);
            assertThat(server.http().signIn("nobody@slow.test", Client.PASSWORD).status())
                    .isEqualTo(401);
        } finally {
            for (Peer each : slow) {
                each.close();
            }
        }
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsToldSo() throws IOException {
        try (Peer slow = slowSignIn()) {
            slow.send("{\"email\":");

            assertThat(slow.answer())
                    .startsWith("HTTP/1.1 408")
                    .contains("request_timeout", "Connection: close", "X-Request-Id");
        }
    }

    @Test
    void aBodyThatArrivesInPiecesIsReadWhole() throws IOException {
        String body = "{\"email\":\"pieces@slow.test\",\"name\":\"Pieces\",\"password\":\"" + Client.PASSWORD + "\"}";
        try (Peer slow = slow("POST /api/v1/users", "Content-Length: " + body.length())) {
            for (int i = 0; i < body.length(); i++) {
                slow.send(body.substring(i, i + 1));
            }

            assertThat(slow.answer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void aRefusedPathLeavesTheConnectionToTheNextRequest() throws IOException {
        try (Peer slow = slow("POST /api/v1/users;x", "Content-Length: 2")) {
            untilHeard();
            slow.send("{}");
            assertThat(slow.answer()).startsWith("HTTP/1.1 400").contains("bad_request");

            slow.send("GET /.well-known/jwks.json HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(slow.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyThatIsNotWellFormedIsNoMatterOfTime() throws IOException {
        try (Peer slow = slow("POST /api/v1/auth/login", "Transfer-Encoding: chunked")) {
            slow.send("this is no chunk\r\n");

            assertThat(slow.answer()).startsWith("HTTP/1.1 400").contains("bad_request");
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleIsForgotten() throws IOException {
        try (Peer slow = slowSignIn()) {
            slow.send("{\"email\":");
            untilHeard();
        }

        await().until(() -> openConnections() < 10);
        assertThat(server.http().get("/.well-known/jwks.json").status()).isEqualTo(200);
    }

    @Test
    void aConnectionBeyondTheLimitIsClosedAtOnceAndCounted() throws IOException {
        List<Peer> open = new ArrayList<>();
        try {
            for (int i = 0; i <= 80; i++) {
                open.add(slowSignIn());
            }

            await().until(() -> metric("gatehouse_connections_refused_total{limit=\"total\"}") > 0);
        } finally {
            for (Peer each : open) {
                each.close();
            }
        }
        await().until(() -> openConnections() < 10);
        assertThat(server.http().get("/.well-known/jwks.json").status()).isEqualTo(200);
    }

    private static double openConnections() {
        return metric("gatehouse_connections_open");
    }

    private static double metric(String series) {
        String text = server.adminPort()
                .get("/metrics", "Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
                .text();
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    private static Peer slow(String line, String framing, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : headers[0] + ": " + headers[1] + "\r\n";
        return new Peer(server.port())
                .send(line + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + framing + "\r\n" + more
                        + "\r\n");
    }

    private static Peer slowSignIn() throws IOException {
        return slow("POST /api/v1/auth/login", "Content-Length: 100");
    }

    /** Nothing acknowledges a part of a request; what is sent later and answered shows that it was read. */
    private static void untilHeard() {
        assertThat(server.http().get("/.well-known/jwks.json").status()).isEqualTo(200);
    }
}
