package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.gatehouse.CapturedLog;
import io.gatehouse.Client;
import io.gatehouse.RawHttp;
import io.gatehouse.TestServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A client that leaves is no fault of ours: each is one line of the access log, and no stack trace. */
class LeavingClientsTest {
    private static final int CLIENTS = 5;

    private final TestServer server = TestServer.shared();

    /** The script of the pages is larger than what waits between two sockets. */
    @Test
    void whoDoesNotReadTheAnswerIsOneLine() {
        Matcher script = Pattern.compile("/docs/[^\"]*/swagger-ui-bundle.js")
                .matcher(server.http().get("/docs/try").text());
        assertThat(script.find()).isTrue();
        String request = "GET " + script.group() + " HTTP/1.1\r\nHost: x\r\n\r\n";
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < CLIENTS; i++) {
                RawHttp.reset(server.port(), request, 1);
            }

            assertOneLineEach(log, "route=/docs/{edition}/{file} status=200 ");
        }
    }

    @Test
    void whoDoesNotSendTheWholeBodyIsOneLine() {
        String request = String.join(
                "\r\n",
                "POST /api/v1/users HTTP/1.1",
                "Host: x",
                "Content-Type: application/json",
                "Content-Length: 99",
                "Expect: 100-continue",
                "\r\n");
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < CLIENTS; i++) {
                // Told to go on, so that the request is being read when the connection goes.
                RawHttp.reset(server.port(), request, "HTTP/1.1 100".length());
            }

            assertOneLineEach(log, "method=POST ");
        }
    }

    @Test
    void atTheAdminPortToo() {
        String token = String.join(": ", Client.bearerOf(TestServer.ADMIN_TOKEN));
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < CLIENTS; i++) {
                RawHttp.reset(
                        server.adminPort().port(),
                        ("GET /threads HTTP/1.1\r\nHost: localhost\r\n" + token + "\r\n\r\n").repeat(200),
                        1);
            }
            server.http().get("/api/v1/orders");

            assertOneLineEach(log, "route=/api/v1/orders ", 1);
        }
    }

    private static void assertOneLineEach(CapturedLog log, String line) {
        assertOneLineEach(log, line, CLIENTS);
    }

    private static void assertOneLineEach(CapturedLog log, String line, int count) {
        await().untilAsserted(() -> assertThat(log.accesses())
                .filteredOn(each -> each.contains(line))
                .hasSize(count));
        assertThat(log.events())
                .noneMatch(event -> event.getThrowableProxy() != null)
                .extracting(ILoggingEvent::getLevel)
                .doesNotContain(Level.ERROR, Level.WARN);
    }
}
