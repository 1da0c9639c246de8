package io.gatehouse.platform.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every spelling of a path except the plain one. If {@code /users/me;x.css}, {@code //users/me} or {@code /users/%6de}
 * led to {@code /users/me}, a cache or proxy before us might take it for something else, and store it or let it pass.
 */
final class PathHandler extends Handler.Wrapper {
    private static final HttpRefusal REFUSAL = HttpRefusal.BAD_REQUEST;

    /** What a segment may contain unescaped, besides letters and digits (RFC 3986, 3.3), without the semicolon of parameters. */
    private static final String MARKS = "-._~!$&'()*+,=:@";

    /** Delimiters that must not appear as an escape either. */
    private static final String DELIMITERS = "/\\;%?#";

    private final Refusals refusals;

    PathHandler(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isPlain(request.getHttpURI().getPath())) {
            return super.handle(request, response, callback);
        }
        refusals.send(request, response, callback, REFUSAL.status(), REFUSAL.code(), REFUSAL.detail());
        return true;
    }

    /** Whether the path is in its only allowed spelling, as the client sent it; false if there is no path. */
    static boolean isPlain(@Nullable String path) {
        if (path == null || !path.startsWith("/")) {
            return false;
        }
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            // An empty segment at the end is a trailing slash, which TrailingSlashFilter handles.
            boolean isEmpty = segments[i].isEmpty() && i < segments.length - 1;
            if (isEmpty || segments[i].equals(".") || segments[i].equals("..") || !isPlainSegment(segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainSegment(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                if (!isNeededEscape(segment, i)) {
                    return false;
                }
                i += 2;
            } else if (!isLetterOrDigit(c) && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether two hexadecimal digits follow, for a character that is neither unreserved nor a delimiter or control character. */
    private static boolean isNeededEscape(String segment, int percent) {
        if (percent + 2 >= segment.length()) {
            return false;
        }
        int high = Character.digit(segment.charAt(percent + 1), 16);
        int low = Character.digit(segment.charAt(percent + 2), 16);
        char escaped = (char) (high * 16 + low);
        return high >= 0
                && low >= 0
                && escaped >= ' '
                && escaped != 0x7f
                && !isLetterOrDigit(escaped)
                && "-._~".indexOf(escaped) < 0
                && DELIMITERS.indexOf(escaped) < 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
