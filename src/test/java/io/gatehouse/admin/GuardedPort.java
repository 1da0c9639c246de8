package io.gatehouse.admin;

import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.gatehouse.platform.http.ConnectionsConfiguration;
import io.gatehouse.platform.http.CorsConfiguration;
import io.gatehouse.platform.http.DocsConfiguration;
import io.gatehouse.platform.http.HttpModule;
import io.gatehouse.platform.http.ProxiesConfiguration;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * A guard before a handler that answers everything with 200, in memory. Jetty lets pass what it can be told to let pass, so that
 * it is the guard that refuses.
 */
final class GuardedPort implements AutoCloseable {
    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);

    GuardedPort(AdminToken token, boolean onLoopback) {
        Metrics metrics = new Metrics("test");
        HttpModule http = new HttpModule(
                new ConnectionsConfiguration(10, 10, Duration.seconds(15), DataSize.bytes(100)),
                new CorsConfiguration(List.of(), false, Duration.minutes(1)),
                new DocsConfiguration(false),
                new ProxiesConfiguration(List.of()),
                new SecretKeySpec(new byte[32], "AES"),
                new SecureRandom(),
                metrics,
                new Ids(Clock.systemUTC(), new SecureRandom()));
        HostNames hosts = new HostNames(List.of("Gatehouse.internal", "10.0.0.5"));
        AdminGuard guard = new AdminGuard(hosts, token, onLoopback, http.refusals(), metrics);
        guard.setHandler(new Everything());
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setHttpCompliance(HttpCompliance.from("*"));
        server.addConnector(connector);
        server.setHandler(guard);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    int status(String line, String... headers) {
        String answer = send(line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    String send(String request) {
        try {
            return connector.getResponse(request);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets everything that reaches it succeed. */
    private static final class Everything extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            callback.succeeded();
            return true;
        }
    }
}
