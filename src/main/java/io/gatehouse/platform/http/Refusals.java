package io.gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes a refusal in the common form where there is no resource: directly to Jetty, or from a servlet. */
public final class Refusals {
    private final RequestIds ids;
    private final Map<String, Function<String, Record>> forms = new ConcurrentHashMap<>();

    Refusals(RequestIds ids) {
        this.ids = ids;
    }

    /** Sends 400 below this path in the form of the clients' protocol, which {@code form} makes from the detail. */
    public void useBelow(String path, Function<String, Record> form) {
        forms.put(path, form);
    }

    /** The body of a 400 at this path, if a protocol has its own form for it. */
    Optional<Record> badRequest(@Nullable String path, String detail) {
        return forms.entrySet().stream()
                .filter(each -> path != null && path.startsWith(each.getKey()))
                .map(each -> each.getValue().apply(detail))
                .findFirst();
    }

    /** Sends a refusal and completes the callback; headers that are already on the response stay. */
    public void send(Request request, Response response, Callback callback, int status, String code, String detail) {
        String requestId = requestId(request);
        response.setStatus(status);
        Optional<Record> own = status == HttpRefusal.BAD_REQUEST.status()
                ? badRequest(request.getHttpURI().getPath(), detail)
                : Optional.empty();
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, own.isPresent() ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE);
        response.getHeaders().put(RequestIds.HEADER, requestId);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Record said = own.orElseGet(() -> Problem.of(status, code, detail, requestId, List.of()));
        response.write(true, ByteBuffer.wrap(json(said)), callback);
    }

    /** Sends a refusal from a servlet, in a context that the module covers. */
    public void send(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        String requestId = RequestContext.of(request).requestId();
        response.getOutputStream().write(json(Problem.of(status, code, detail, requestId, List.of())));
    }

    private String requestId(Request request) {
        return request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
                ? context.requestId()
                : ids.accept(request.getHeaders().get(RequestIds.HEADER));
    }

    private static byte[] json(Record said) {
        try {
            return Json.MAPPER.writeValueAsBytes(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
