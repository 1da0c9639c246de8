package io.gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives what Jetty refuses by itself (a bad request line, headers that are too large) the form of every other refusal. */
final class ProblemErrorHandler extends ErrorHandler {
    private final RequestIds ids;

    ProblemErrorHandler(RequestIds ids) {
        this.ids = ids;
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
        String requestId = requestId(request);
        response.setStatus(refusal.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(RequestIds.HEADER, requestId);
        byte[] body = json(Problem.of(refusal.status(), refusal.code(), refusal.detail(), requestId, List.of()));
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private String requestId(Request request) {
        return request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                ? context.requestId()
                : ids.accept(request.getHeaders().get(RequestIds.HEADER));
    }

    private static byte[] json(Problem problem) {
        try {
            return Json.MAPPER.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
