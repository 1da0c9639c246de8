package io.gatehouse;

import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds the service's ports before anything else is opened, and holds them until the server listens. A port that is in use stops
 * the start before it touches the database, and a port that the system picks is known before tokens name it. A held port does not
 * listen, so clients are refused while nobody could answer them.
 */
final class HeldPorts implements ServerLifecycleListener {
    private static final Logger log = LoggerFactory.getLogger(HeldPorts.class);

    private final List<SocketChannel> held = new ArrayList<>();

    private HeldPorts() {}

    /** Holds the ports and writes those that the system picked into the configuration. */
    static HeldPorts take(ServerFactory server) {
        HeldPorts ports = new HeldPorts();
        try {
            ServerDefaults.connectors(server).forEach(ports::hold);
            return ports;
        } catch (UncheckedIOException e) {
            ports.release();
            throw e;
        }
    }

    private void hold(HttpConnectorFactory connector) {
        String host = connector.getBindHost();
        InetSocketAddress address = host == null
                ? new InetSocketAddress(connector.getPort())
                : new InetSocketAddress(host, connector.getPort());
        try {
            if (address.isUnresolved()) {
                throw new BindException("there is no such host");
            }
            SocketChannel channel = SocketChannel.open();
            held.add(channel);
            // The server sets this too, so that it can listen on the same port; two listeners are never allowed.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(address);
            if (channel.getLocalAddress() instanceof InetSocketAddress bound) {
                connector.setPort(bound.getPort());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("Failed to bind to " + name(host, connector.getPort()), e));
        }
    }

    private static String name(String host, int port) {
        return (host == null ? "*" : host) + ":" + port;
    }

    @Override
    public void serverStarted(Server server) {
        release();
    }

    void release() {
        for (SocketChannel channel : held) {
            try {
                channel.close();
            } catch (IOException e) {
                log.debug("A port that was held did not close", e);
            }
        }
        held.clear();
    }
}
