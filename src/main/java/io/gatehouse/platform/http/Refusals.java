package io.gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a refusal in the one form where no resource is at hand: straight to Jetty, or from a servlet. */
public final class Refusals {
    private final RequestIds ids;

    Refusals(RequestIds ids) {
        this.ids = ids;
    }

    /** Completes the callback; headers that are already on the response stay. */
    public void send(Request request, Response response, Callback callback, int status, String code, String detail) {
        String requestId = requestId(request);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(RequestIds.HEADER, requestId);
        response.write(true, ByteBuffer.wrap(json(status, code, detail, requestId)), callback);
    }

    /** For a servlet under a context that the module covers. */
    public void send(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream()
                .write(json(status, code, detail, RequestContext.of(request).requestId()));
    }

    private String requestId(Request request) {
        return request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                ? context.requestId()
                : ids.accept(request.getHeaders().get(RequestIds.HEADER));
    }

    private static byte[] json(int status, String code, String detail, String requestId) {
        try {
            return Json.MAPPER
                    .writeValueAsString(Problem.of(status, code, detail, requestId, List.of()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
