package io.gatehouse.platform.http;

import io.gatehouse.kernel.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import org.eclipse.jetty.server.Request;

/** What is known about one request while it runs, for the log, the problems and records of where something came from. */
public final class RequestContext {
    static final String ATTRIBUTE = RequestContext.class.getName();

    /** The route if no resource matched; the path itself is never logged, because it may contain anything. */
    static final String UNMATCHED = "unmatched";

    private static final String NOBODY = "-";

    private final String requestId;
    private final String address;
    private final String agent;
    private volatile String route = UNMATCHED;
    private volatile String caller = NOBODY;
    private volatile boolean isAbandoned;

    RequestContext(String requestId, String address, String agent) {
        this.requestId = requestId;
        this.address = address;
        this.agent = agent;
    }

    public static RequestContext of(ContainerRequestContext request) {
        return (RequestContext) Objects.requireNonNull(request.getProperty(ATTRIBUTE));
    }

    public static RequestContext of(HttpServletRequest request) {
        return (RequestContext) Objects.requireNonNull(request.getAttribute(ATTRIBUTE));
    }

    static RequestContext of(Request request) {
        return (RequestContext) Objects.requireNonNull(request.getAttribute(ATTRIBUTE));
    }

    public String requestId() {
        return requestId;
    }

    /** Where the request came from, for records. */
    public Origin origin() {
        return new Origin(requestId, address, agent);
    }

    public void callerIs(String id) {
        caller = id;
    }

    void routeIs(String template) {
        route = template;
    }

    /** The client left: failures from now on are not the service's fault, and nobody gets an answer. */
    void abandoned() {
        isAbandoned = true;
    }

    boolean isAbandoned() {
        return isAbandoned;
    }

    String route() {
        return route;
    }

    String caller() {
        return caller;
    }
}
