package io.gatehouse.platform.http;

import io.gatehouse.kernel.Page;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Set;

/** Turns what a resource returns into the response: a page gets its links and total, a single thing its ETag, or 304. */
final class AnswerFilter implements ContainerResponseFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page) {
            Listing.of(request).answer(page, response);
        } else if (response.getEntity() instanceof Representation<?> thing) {
            Response answer = READS.contains(request.getMethod()) ? thing.answer(request.getRequest()) : thing.answer();
            response.setStatus(answer.getStatus());
            response.setEntity(answer.getEntity(), new Annotation[0], answer.getMediaType());
            response.getHeaders().putAll(answer.getHeaders());
        }
    }
}
