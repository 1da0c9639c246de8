package io.gatehouse.platform.http;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Sets up Jetty's handler for cross-origin calls (the Fetch standard's CORS protocol). */
final class Cors {
    /** Matches whole origins. {@code null} is the origin of every sandboxed page and is never allowed. */
    private static final String ANY_BUT_NULL = "(?!null$).*";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "Authorization",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "X-Request-Id",
            "traceparent");
    private static final Set<String> RESPONSE_HEADERS = Set.of(
            "ETag",
            "Link",
            "Location",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "X-Request-Id",
            "Gatehouse-Total",
            "Idempotency-Replayed");

    private Cors() {}

    static CrossOriginHandler handler(CorsConfiguration configuration) {
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(configuration.allowedOrigins().stream()
                .map(origin -> origin.equals(CorsConfiguration.ANY) ? ANY_BUT_NULL : Pattern.quote(origin))
                .collect(Collectors.toSet()));
        handler.setAllowCredentials(configuration.allowCredentials());
        handler.setAllowedMethods(METHODS);
        handler.setAllowedHeaders(REQUEST_HEADERS);
        handler.setExposedHeaders(RESPONSE_HEADERS);
        handler.setPreflightMaxAge(configuration.maxAge().toJavaDuration());
        return handler;
    }
}
