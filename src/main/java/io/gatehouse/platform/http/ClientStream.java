package io.gatehouse.platform.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The last layer before the client. It notices that the client left, and keeps answers to requests with credentials out of shared
 * caches.
 */
final class ClientStream extends HttpStream.Wrapper {
    private final RequestContext context;
    private final boolean hasCredentials;

    ClientStream(HttpStream stream, Request request, RequestContext context) {
        super(stream);
        this.context = context;
        this.hasCredentials = request.getHeaders().contains(HttpHeader.AUTHORIZATION)
                || request.getHeaders().contains(HttpHeader.COOKIE);
    }

    /** A cache may store an answer without {@code Cache-Control} (RFC 9111, 4.2.2) and show it to others. */
    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        if (hasCredentials && !headers.contains(HttpHeader.CACHE_CONTROL)) {
            headers.put(HttpHeader.CACHE_CONTROL, headers.contains(HttpHeader.ETAG) ? "private, no-cache" : "no-store");
        }
        super.prepareResponse(headers);
    }

    @Override
    public void send(
            MetaData.Request request,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        super.send(request, response, last, content, new Callback.Nested(callback) {
            @Override
            public void failed(Throwable x) {
                context.abandoned();
                super.failed(x);
            }
        });
    }
}
