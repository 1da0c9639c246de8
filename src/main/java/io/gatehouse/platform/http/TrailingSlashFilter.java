package io.gatehouse.platform.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Refuses a path with a slash at its end, which Jersey would take for the path without it: one thing has one address. */
@PreMatching
final class TrailingSlashFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().endsWith("/")) {
            throw new NotFoundException();
        }
    }
}
