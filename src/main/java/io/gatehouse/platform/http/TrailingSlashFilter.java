package io.gatehouse.platform.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/**
 * Takes one slash off the end of a path of the API, where many clients put one. Everything behind it, links and cursors too, sees
 * the path without it. Elsewhere such a path is refused, which Jersey would take for the one without it.
 */
@PreMatching
final class TrailingSlashFilter implements ContainerRequestFilter {
    private static final String API = "/api/v1/";

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (!path.endsWith("/") || path.equals("/")) {
            return;
        }
        String bare = path.substring(0, path.length() - 1);
        if (!bare.startsWith(API) || bare.endsWith("/")) {
            throw new NotFoundException();
        }
        request.setRequestUri(UriBuilder.fromUri(uri).replacePath(bare).build());
    }
}
