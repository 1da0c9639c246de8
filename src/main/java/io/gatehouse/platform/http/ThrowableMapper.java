package io.gatehouse.platform.http;

import io.gatehouse.kernel.Failure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what Jersey refuses, and unexpected failures: it logs these in full and answers with the request id alone. */
final class ThrowableMapper implements ExceptionMapper<Throwable> {
    private static final Logger log = LoggerFactory.getLogger(ThrowableMapper.class);

    /** Headers that Jersey sets and the client needs: which methods a path has, and how to authenticate. */
    private static final List<String> KEPT = List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE);

    @Context
    private HttpServletRequest request;

    private final Refusals refusals;

    @SuppressWarnings("NullAway.Init") // Jersey injects the request.
    ThrowableMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (RequestContext.of(request).isAbandoned()) {
            return Response.status(HttpRefusal.CLIENT_LEFT).build();
        }
        if (thrown instanceof WebApplicationException refused && refused.getCause() instanceof Failure failure) {
            return FailureMapper.answer(failure, RequestContext.of(request).requestId());
        }
        if (!(thrown instanceof WebApplicationException refused)) {
            log.error("Unexpected failure", thrown);
            return answer(HttpRefusal.INTERNAL).build();
        }
        if (refused.getResponse().getStatus() >= 500) {
            log.error("Unexpected failure", thrown);
        }
        Response.ResponseBuilder answer = answer(refusal(refused));
        for (String header : KEPT) {
            String value = refused.getResponse().getHeaderString(header);
            if (value != null) {
                answer.header(header, value);
            }
        }
        return answer.build();
    }

    private static HttpRefusal refusal(WebApplicationException refused) {
        return refused instanceof MalformedJson
                ? HttpRefusal.MALFORMED_JSON
                : HttpRefusal.of(refused.getResponse().getStatus());
    }

    private Response.ResponseBuilder answer(HttpRefusal refusal) {
        Optional<Record> own = refusal.status() == HttpRefusal.BAD_REQUEST.status()
                ? refusals.badRequest(request.getRequestURI(), refusal.detail())
                : Optional.empty();
        if (own.isPresent()) {
            return Response.status(refusal.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(own.get());
        }
        String requestId = RequestContext.of(request).requestId();
        Response.ResponseBuilder answer = Response.status(refusal.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refusal.status(), refusal.code(), refusal.detail(), requestId, List.of()));
        return refusal == HttpRefusal.UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, 1) : answer;
    }
}
