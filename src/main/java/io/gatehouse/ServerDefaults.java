package io.gatehouse;

import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.util.List;
import java.util.stream.Stream;

/** The settings of the HTTP server that the file cannot change, and the defaults if the file configures no server. */
final class ServerDefaults {
    private static final int PORT = 8080;
    private static final int ADMIN_PORT = 8081;
    private static final String LOOPBACK = "localhost";

    private ServerDefaults() {}

    static ServerFactory create() {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(connector(PORT)));
        server.setAdminConnectors(List.of(connector(ADMIN_PORT)));
        // Answers that contain tokens should not be compressed; for the rest, compression is a load balancer's job.
        server.getGzipFilterFactory().setEnabled(false);
        return server;
    }

    /** Our mappers answer every refusal in one form; Dropwizard's mappers would answer some in another form. */
    static void prepare(ServerFactory server) {
        if (server instanceof AbstractServerFactory common) {
            common.setRegisterDefaultExceptionMappers(false);
            common.setDetailedJsonProcessingExceptionMapper(false);
            // The filter would put path and query into the thread's name, so into every thread dump, with a system call
            // for each change.
            common.setEnableThreadNameFilter(false);
        }
    }

    /** The URL of the public port on this machine. If the system picks the port, {@link HeldPorts} must have bound it before. */
    static String localUrl(ServerFactory server) {
        return publicConnectors(server)
                .findFirst()
                .map(first -> (first instanceof HttpsConnectorFactory ? "https://" : "http://") + LOOPBACK + ":"
                        + first.getPort())
                .orElse("http://" + LOOPBACK + ":" + PORT);
    }

    /** The connectors of the public port; none for another kind of server, whose connectors are unknown. */
    static Stream<HttpConnectorFactory> publicConnectors(ServerFactory server) {
        return server instanceof DefaultServerFactory known ? http(known.getApplicationConnectors()) : Stream.of();
    }

    /** The connectors of both ports. */
    static Stream<HttpConnectorFactory> connectors(ServerFactory server) {
        return server instanceof DefaultServerFactory known
                ? Stream.concat(publicConnectors(server), http(known.getAdminConnectors()))
                : Stream.of();
    }

    private static Stream<HttpConnectorFactory> http(List<ConnectorFactory> connectors) {
        return connectors.stream()
                .filter(HttpConnectorFactory.class::isInstance)
                .map(HttpConnectorFactory.class::cast);
    }

    private static HttpConnectorFactory connector(int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setPort(port);
        connector.setBindHost(LOOPBACK);
        return connector;
    }
}
