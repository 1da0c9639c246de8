package io.gatehouse.platform.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives refusals by Jetty itself (a bad request line, headers that are too large) the form of every other refusal. */
final class ProblemErrorHandler extends ErrorHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemErrorHandler.class);

    private final Refusals refusals;

    ProblemErrorHandler(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Otherwise, Jetty would answer most methods without a body. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        HttpRefusal refusal = HttpRefusal.of(status);
        if (cause != null && refusal == HttpRefusal.INTERNAL && !isAbandoned(request)) {
            log.error("Unexpected failure", cause);
        }
        if (request.getAttribute(RequestContext.ATTRIBUTE) == null) {
            // No handler saw the request, so Jetty did not understand it and closes the connection. Without this
            // header, the client sends its next request there and loses it.
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        refusals.send(request, response, callback, refusal.status(), refusal.code(), refusal.detail());
    }

    private static boolean isAbandoned(Request request) {
        return request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                && context.isAbandoned();
    }
}
