package io.gatehouse.platform.http;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Refuses a body over the limit before anything else is looked at, whether its length was announced or not. */
@PreMatching
final class BodyLimitFilter implements ContainerRequestFilter {
    static final int MAX_LENGTH = 1 << 20;

    /**
     * How much more of a refused body is read and dropped: a client that is still sending when the connection closes is reset, and
     * never sees the answer.
     */
    private static final int DRAINED = 4 * MAX_LENGTH;

    /** What these carry means nothing (RFC 9110, 9.3.1), so that it is not even looked at. */
    private static final Set<String> BODILESS = Set.of("GET", "HEAD");

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONTENT_TOO_LARGE = 413;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getHeaders().containsKey(HttpHeaders.CONTENT_LENGTH)) {
            request.setEntityStream(
                    BODILESS.contains(request.getMethod())
                            ? InputStream.nullInputStream()
                            : bounded(request.getEntityStream()));
        } else if (announced(request) > MAX_LENGTH) {
            // Whoever asks first has not begun to send, and would by our reading be told to.
            boolean asksFirst = request.getHeaders().containsKey(HttpHeaders.EXPECT);
            throw asksFirst ? new ClientErrorException(CONTENT_TOO_LARGE) : tooLarge(request.getEntityStream());
        }
    }

    /** Jetty has checked the header's form; Jersey's own reader of it gives -1 past the range of an int. */
    private static long announced(ContainerRequestContext request) {
        return Long.parseLong(
                request.getHeaderString(HttpHeaders.CONTENT_LENGTH).strip());
    }

    /** All there is, up to one byte more than is allowed; a client that stops sending is told so. */
    static byte[] read(InputStream stream) {
        try {
            return stream.readNBytes(MAX_LENGTH + 1);
        } catch (IOException e) {
            throw new ClientErrorException(REQUEST_TIMEOUT, e);
        }
    }

    private static InputStream bounded(InputStream stream) {
        byte[] bytes = read(stream);
        if (bytes.length > MAX_LENGTH) {
            throw tooLarge(stream);
        }
        return new ByteArrayInputStream(bytes);
    }

    private static ClientErrorException tooLarge(InputStream rest) {
        try {
            rest.skipNBytes(DRAINED);
        } catch (IOException e) {
            // It ended, or stopped: nothing more is coming that could hide the answer.
        }
        return new ClientErrorException(CONTENT_TOO_LARGE);
    }
}
