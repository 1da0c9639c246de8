package io.gatehouse.platform.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/**
 * Removes one slash from the end of an API path, because many clients add one. Later filters, links and cursors see the path
 * without it. Elsewhere it refuses such a path, because Jersey would treat it like the path without the slash.
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
