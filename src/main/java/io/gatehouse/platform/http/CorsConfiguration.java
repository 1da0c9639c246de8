package io.gatehouse.platform.http;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.ValidationMethod;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which web pages may call the service from a browser.
 *
 * @param allowedOrigins whole origins such as {@code https://app.example.com}, or {@code *} for any; none by default
 * @param allowCredentials whether pages may send cookies
 * @param maxAge how long a browser may keep the answer
 */
public record CorsConfiguration(List<String> allowedOrigins, Boolean allowCredentials, Duration maxAge) {
    static final String ANY = "*";

    private static final Pattern ORIGIN = Pattern.compile("https?://([A-Za-z0-9.\\-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    public CorsConfiguration {
        allowedOrigins = List.copyOf(requireNonNullElse(allowedOrigins, List.of()));
        allowCredentials = requireNonNullElse(allowCredentials, false);
        maxAge = requireNonNullElse(maxAge, Duration.minutes(10));
    }

    @ValidationMethod(message = "allowedOrigins must not be * where allowCredentials is true: name the origins")
    public boolean isNotAnyWithCredentials() {
        return !(allowedOrigins.contains(ANY) && allowCredentials);
    }

    @ValidationMethod(message = "allowedOrigins must be * or origins such as https://app.example.com, without a path")
    public boolean isMadeOfOrigins() {
        return allowedOrigins.stream()
                .allMatch(origin -> origin.equals(ANY) || ORIGIN.matcher(origin).matches());
    }
}
