package io.gatehouse.platform.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives what Jetty refuses by itself (a bad request line, headers that are too large) the form of every other refusal. */
final class ProblemErrorHandler extends ErrorHandler {
    private final Refusals refusals;

    ProblemErrorHandler(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Jetty would leave the answers to most methods without a body. */
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
        refusals.send(request, response, callback, refusal.status(), refusal.code(), refusal.detail());
    }
}
