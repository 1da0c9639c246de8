package io.gatehouse.platform.http;

import io.gatehouse.platform.persistence.RequestDeadline;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * Passes requests to Jersey with their URI, which is parsed once. Jersey's own servlet splits and joins it three times, which
 * costs a tenth of a request, and uses the host that the client named.
 */
final class JerseyServlet extends ServletContainer {
    private static final long serialVersionUID = 1;

    private static final String HOST = "http://localhost";
    private static final URI BASE = URI.create(HOST + "/");

    private final transient Duration deadline;

    JerseyServlet(ResourceConfig config, Duration deadline) {
        super(config);
        this.deadline = deadline;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        RequestDeadline.begin(deadline);
        try {
            handle(request, response);
        } finally {
            RequestDeadline.end();
        }
    }

    private void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String query = request.getQueryString();
        URI uri;
        try {
            uri = new URI(HOST + request.getRequestURI() + (query == null ? "" : "?" + query));
        } catch (URISyntaxException unusual) {
            // If the URI contains what no standard allows, Jersey escapes or refuses it.
            super.service(request, response);
            return;
        }
        service(BASE, uri, request, response);
    }
}
