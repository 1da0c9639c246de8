package io.gatehouse.platform.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Tells clients what they have left, on every answer of a limited route, refusals included. */
public final class RateLimitFilter implements ContainerResponseFilter {
    private static final String ATTRIBUTE = Allowance.class.getName();

    /** What the answer to this request is to tell; the last one counts. */
    public static Allowance note(HttpServletRequest request, Allowance left) {
        request.setAttribute(ATTRIBUTE, left);
        return left;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ATTRIBUTE) instanceof Allowance left) {
            response.getHeaders().putSingle("RateLimit-Policy", left.policy());
            response.getHeaders().putSingle("RateLimit", left.state());
        }
    }
}
