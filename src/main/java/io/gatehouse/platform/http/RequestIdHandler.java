package io.gatehouse.platform.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** Sees a request first and gives it its id, which every answer and every log line then carries. */
final class RequestIdHandler extends Handler.Wrapper {
    static final String LOG_KEY = "request_id";

    private final RequestIds ids;
    private final ClientAddress clientAddress;

    RequestIdHandler(RequestIds ids, ClientAddress clientAddress) {
        this.ids = ids;
        this.clientAddress = clientAddress;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = ids.accept(request.getHeaders().get(RequestIds.HEADER));
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        RequestContext context = new RequestContext(id, clientAddress.of(request), agent == null ? "" : agent);
        request.setAttribute(RequestContext.ATTRIBUTE, context);
        request.addHttpStreamWrapper(stream -> new ClientStream(stream, request, context));
        response.getHeaders().put(RequestIds.HEADER, id);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        try (MDC.MDCCloseable ignored = MDC.putCloseable(LOG_KEY, id)) {
            return super.handle(request, response, callback);
        }
    }
}
