package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.gatehouse.platform.metrics.Metrics;
import java.net.InetAddress;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How many connections one source holds. */
class ConnectionLimitTest {
    private static final String ASK = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Semaphore answers = new Semaphore(100);

    @Test
    void oneMoreThanASourceMayHoldIsClosedAtOnceAndTakesThePlaceOfNobody() throws Exception {
        try (BareServer server = server(address -> false);
                Peer first = server.connect();
                Peer second = server.connect()) {
            assertAnswered(first);
            assertAnswered(second);

            try (Peer third = server.connect()) {
                assertThat(third.answer()).isEmpty();
            }

            assertAnswered(first);
            second.close();
            await().ignoreExceptions().until(() -> isAnswered(server));
        }
    }

    @Test
    void whatCarriesManyClientsIsNotCountedBySource() throws Exception {
        try (BareServer server = server(InetAddress::isLoopbackAddress);
                Peer first = server.connect();
                Peer second = server.connect();
                Peer third = server.connect()) {
            assertAnswered(first);
            assertAnswered(second);
            assertAnswered(third);
        }
    }

    private BareServer server(Predicate<InetAddress> carriesMany) throws Exception {
        ConnectionsConfiguration configuration =
                new ConnectionsConfiguration(10, 2, Duration.seconds(15), DataSize.bytes(100));
        ConnectionLimit limit = new ConnectionLimit(configuration, carriesMany, new Metrics("test"));
        return new BareServer(new BodyHandler(configuration), answers, limit);
    }

    private static void assertAnswered(Peer peer) throws Exception {
        peer.send(ASK);
        assertThat(peer.answer()).startsWith("HTTP/1.1 200");
    }

    private static boolean isAnswered(BareServer server) throws Exception {
        try (Peer peer = server.connect()) {
            peer.send(ASK);
            return peer.answer().startsWith("HTTP/1.1 200");
        }
    }
}
