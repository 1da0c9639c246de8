package io.gatehouse;

import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.util.List;

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

    private static HttpConnectorFactory connector(int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setPort(port);
        connector.setBindHost(LOOPBACK);
        return connector;
    }
}
