package io.gatehouse.platform.http;

import io.gatehouse.platform.metrics.Metrics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Writes one log line and one observation for each request to the public port, also if the HTTP server itself refuses it. It
 * writes the route's template and never the path, the query or a header, because these can contain tokens and addresses.
 */
final class AccessLog implements RequestLog {
    private static final Logger log = LoggerFactory.getLogger("io.gatehouse.access");

    /** Clients can invent other methods, and these must not become labels. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** The name that Dropwizard gives the connectors of the public port. */
    static final String PUBLIC_CONNECTOR = "application";

    private final Metrics metrics;

    AccessLog(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void log(Request request, Response response) {
        if (!PUBLIC_CONNECTOR.equals(
                request.getConnectionMetaData().getConnector().getName())) {
            return;
        }
        Object attribute = request.getAttribute(RequestContext.ATTRIBUTE);
        RequestContext context = attribute instanceof RequestContext known ? known : new RequestContext("-", "", "");
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        Duration time = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
        int status = context.isAbandoned() && !response.isCommitted() ? HttpRefusal.CLIENT_LEFT : response.getStatus();
        metrics.request(method, context.route(), status, time);
        try (MDC.MDCCloseable ignored = MDC.putCloseable(RequestIdHandler.LOG_KEY, context.requestId())) {
            log.info(
                    "method={} route={} status={} duration_ms={} caller={}",
                    method,
                    context.route(),
                    status,
                    TimeUnit.NANOSECONDS.toMicros(time.toNanos()) / 1_000.0,
                    context.caller());
        }
    }
}
