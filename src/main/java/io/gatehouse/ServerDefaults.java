package io.gatehouse;

import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.util.List;
import java.util.stream.Stream;

/** What holds of the HTTP server whatever the file says of it, and where it listens when the file says nothing. */
final class ServerDefaults {
    private static final int PORT = 8080;
    private static final int ADMIN_PORT = 8081;
    private static final String LOOPBACK = "localhost";

    private ServerDefaults() {}

    static ServerFactory create() {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(connector(PORT)));
        server.setAdminConnectors(List.of(connector(ADMIN_PORT)));
        // What holds tokens is better not compressed, and compressing is the balancer's work.
        server.getGzipFilterFactory().setEnabled(false);
        return server;
    }

    /** Our mappers answer every refusal in one form; Dropwizard's would answer some of them in another. */
    static void prepare(ServerFactory server) {
        if (server instanceof AbstractServerFactory common) {
            common.setRegisterDefaultExceptionMappers(false);
            common.setDetailedJsonProcessingExceptionMapper(false);
            // A thread's name would carry path and query into every thread dump, and each change of it is a system
            // call.
            common.setEnableThreadNameFilter(false);
        }
    }

    /** Where the public port answers this machine; {@link HeldPorts} knows the port where the system picks it. */
    static String localUrl(ServerFactory server) {
        return publicConnectors(server)
                .findFirst()
                .map(first -> (first instanceof HttpsConnectorFactory ? "https://" : "http://") + LOOPBACK + ":"
                        + first.getPort())
                .orElse("http://" + LOOPBACK + ":" + PORT);
    }

    /** Those of the public port; of another kind of server they are not known. */
    static Stream<HttpConnectorFactory> publicConnectors(ServerFactory server) {
        return server instanceof DefaultServerFactory known ? http(known.getApplicationConnectors()) : Stream.of();
    }

    /** Those of both ports. */
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
