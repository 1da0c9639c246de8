package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What is stored of where a request came from, over HTTP. */
class ForwardedForTest {
    @Test
    void behindATrustedProxyItIsWhomTheProxyNames() throws Exception {
        try (TestServer server = TestServer.startWith("proxies.trusted", "127.0.0.1")) {
            server.http().register("proxied@example.test");
            signIn(server, "proxied@example.test");

            assertThat(addressOfSessions(server)).isEqualTo("203.0.113.9");
        }
    }

    @Test
    void withoutOneItIsWhoeverConnected() throws Exception {
        try (TestServer server = TestServer.startWith("proxies.trusted", "10.0.0.0/8")) {
            server.http().register("direct@example.test");
            signIn(server, "direct@example.test");

            assertThat(addressOfSessions(server)).isEqualTo("127.0.0.1");
        }
    }

    private static void signIn(TestServer server, String email) {
        String body = "{\"email\": \"" + email + "\", \"password\": \"" + Client.PASSWORD + "\"}";
        server.http().send("POST", "/api/v1/auth/login", body, "X-Forwarded-For", "198.51.100.1, 203.0.113.9");
    }

    private static String addressOfSessions(TestServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select string_agg(ip, ' ') from sessions")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
