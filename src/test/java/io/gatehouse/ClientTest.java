package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A test that gets an answer which the document does not name fails, whatever it asserts. */
class ClientTest {
    @SuppressWarnings("NullAway.Init") // Started before each test.
    private HttpServer server;

    @BeforeEach
    void answerEverythingWith418() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(418, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerThatIsNotDocumentedFails() {
        Client http = Client.ofPublicPort(server.getAddress().getPort());

        assertThatThrownBy(() -> http.get("/api/v1/users/me"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /api/v1/users/me answered 418, which the document does not name");
        assertThatThrownBy(() -> http.besides(500).get("/api/v1/users/me")).isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatTheTestBringsAboutOnPurposeDoesNot() {
        Client http = Client.ofPublicPort(server.getAddress().getPort());

        assertThat(http.besides(418).get("/api/v1/users/me").status()).isEqualTo(418);
    }

    @Test
    void theAdminPortIsNotInTheDocument() {
        Client admin = Client.ofAdminPort(server.getAddress().getPort());

        assertThat(admin.get("/api/v1/users/me").status()).isEqualTo(418);
    }
}
