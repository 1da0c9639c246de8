package io.gatehouse;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the addresses once the service answers, because the system may have picked the ports. Also logs when it stops. */
final class Announcement implements ServerLifecycleListener, LifeCycle.Listener {
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

    @Override
    public void lifeCycleStopping(LifeCycle event) {
        if (event instanceof Server server) {
            log.info(
                    "Gatehouse stops: the ports close, and requests that are here whole have {} s to be finished",
                    server.getStopTimeout() / 1_000);
        }
    }

    /** Called after everything managed has stopped, the database last. */
    @Override
    public void lifeCycleStopped(LifeCycle event) {
        if (event instanceof Server) {
            log.info("Gatehouse stopped");
        }
    }
}
