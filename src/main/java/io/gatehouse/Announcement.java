package io.gatehouse;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where the service answers, once it does: the ports may have been picked by the system. */
final class Announcement implements ServerLifecycleListener {
    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    @Override
    public void serverStarted(Server server) {
        String places = Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .map(ServerConnector.class::cast)
                .map(each -> each.getName() + " http://" + each.getHost() + ":" + each.getLocalPort())
                .collect(Collectors.joining(", "));
        log.info("Gatehouse {} answers: {}", Version.current(), places);
    }
}
