package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What bodies may take of time and memory. */
class BodyHandlerTest {
    private static final String HALF = "x".repeat(500_000);

    private final Semaphore answers = new Semaphore(0);

    @Test
    void bodiesForWhichThereIsNoMemoryAreRefusedUntilThoseBeforeAreAnswered() throws Exception {
        BodyHandler bodies = new BodyHandler(configuration(0), 1 << 20);
        try (BareServer server = new BareServer(bodies, answers);
                Peer first = server.connect();
                Peer second = server.connect();
                Peer third = server.connect()) {
            first.send(post(HALF));
            await().until(answers::hasQueuedThreads);
            second.send(post(HALF + HALF));

            assertThat(second.answer()).startsWith("HTTP/1.1 503").contains("Retry-After: 1", "unavailable");

            answers.release(2);
            assertThat(first.answer()).startsWith("HTTP/1.1 200").contains("length=500000");
            third.send(post(HALF));
            assertThat(third.answer()).startsWith("HTTP/1.1 200").contains("length=500000");
        }
    }

    @Test
    void aBodyBelowTheRateIsRefusedBeforeItsTimeIsOver() throws Exception {
        try (BareServer server = new BareServer(new BodyHandler(configuration(100)), answers);
                Peer slow = server.connect()) {
            slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(499));

            assertThat(slow.answer()).startsWith("HTTP/1.1 408").contains("request_timeout");
        }
    }

    @Test
    void whatFollowsARequestWithABodyIsTheNextRequest() throws Exception {
        answers.release(2);
        try (BareServer server = new BareServer(new BodyHandler(configuration(100)), answers);
                Peer peer = server.connect()) {
            peer.send(post("abc"));
            assertThat(peer.answer()).contains("length=3");

            peer.send("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(peer.answer()).contains("length=0");
        }
    }

    private static String post(String body) {
        return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static ConnectionsConfiguration configuration(long rate) {
        return new ConnectionsConfiguration(10, 10, Duration.seconds(60), DataSize.bytes(rate));
    }
}
