package io.gatehouse.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Notes the template of the route that answered, for the access log and the metrics. */
public final class RouteFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo() instanceof ExtendedUriInfo uri
                && !uri.getMatchedTemplates().isEmpty()) {
            RequestContext.of(request).routeIs(routeOf(uri));
        }
    }

    /** The whole template that a request matched, from the root. */
    public static String routeOf(ExtendedUriInfo uri) {
        List<String> parts = new ArrayList<>();
        for (UriTemplate template : uri.getMatchedTemplates()) {
            parts.add(template.getTemplate());
        }
        Collections.reverse(parts);
        return String.join("", parts);
    }
}
