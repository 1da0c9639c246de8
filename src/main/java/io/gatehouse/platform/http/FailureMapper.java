package io.gatehouse.platform.http;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Turns the {@link Failure} of a feature into the answer. */
final class FailureMapper implements ExceptionMapper<Failure> {
    @Context
    private HttpServletRequest request;

    @SuppressWarnings("NullAway.Init") // Jersey injects the request.
    FailureMapper() {}

    @Override
    public Response toResponse(Failure failure) {
        return answer(failure, RequestContext.of(request).requestId());
    }

    static Response answer(Failure failure, String requestId) {
        int status = statusOf(failure.kind());
        Problem problem = Problem.of(status, failure.code(), failure.detail(), requestId, failure.errors());
        Response.ResponseBuilder response =
                Response.status(status).type(Problem.MEDIA_TYPE).entity(problem);
        failure.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        if (failure.kind() == Kind.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(failure.code()));
        }
        return response.build();
    }

    static int statusOf(Kind kind) {
        return switch (kind) {
            case INVALID -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case PRECONDITION -> 412;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** Only a client that sent a token learns that the token is the problem. */
    private static String challenge(String code) {
        return code.equals("invalid_credentials") ? Challenge.BEARER : Challenge.INVALID_TOKEN;
    }
}
