package io.gatehouse.platform.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells clients what they have left, on every answer of a limited route, refusals included. */
public final class RateLimitFilter implements ContainerResponseFilter {
    private static final String ATTRIBUTE = Allowance.class.getName();

    /** Notes what the answer to this request reports; for each limit, the last note counts. Refuses if one of them is used up. */
    public static void require(HttpServletRequest request, List<Allowance> all) {
        all.forEach(each -> note(request, each));
        all.forEach(Allowance::require);
    }

    /** As {@link #require}, but never refuses. */
    public static void note(HttpServletRequest request, Allowance left) {
        Noted noted = request.getAttribute(ATTRIBUTE) instanceof Noted before ? before : new Noted(new TreeMap<>());
        noted.allowances.put(left.limit().name(), left);
        request.setAttribute(ATTRIBUTE, noted);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ATTRIBUTE) instanceof Noted noted) {
            response.getHeaders().putSingle("RateLimit-Policy", noted.all(Allowance::policy));
            response.getHeaders().putSingle("RateLimit", noted.all(Allowance::state));
        }
    }

    /** The noted allowances, by the names of the limits. */
    private record Noted(Map<String, Allowance> allowances) {
        String all(Function<Allowance, String> part) {
            return allowances.values().stream().map(part).collect(Collectors.joining(", "));
        }
    }
}
