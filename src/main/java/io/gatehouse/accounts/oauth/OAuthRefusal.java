package io.gatehouse.accounts.oauth;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses a request with an OAuth error. The description is safe to show and never contains what the client sent. */
final class OAuthRefusal extends RuntimeException {
    private final OAuthError error;
    private final String description;
    private final @Nullable Duration retryAfter;

    OAuthRefusal(OAuthError error, String description) {
        this(error, description, null);
    }

    private OAuthRefusal(OAuthError error, String description, @Nullable Duration retryAfter) {
        super(description, null, false, false);
        this.error = error;
        this.description = description;
        this.retryAfter = retryAfter;
    }

    static OAuthRefusal invalidRequest(String description) {
        return new OAuthRefusal(OAuthError.INVALID_REQUEST, description);
    }

    static OAuthRefusal invalidClient() {
        return new OAuthRefusal(OAuthError.INVALID_CLIENT, "No client authentication, or one that is not accepted");
    }

    static OAuthRefusal tooMany(Duration retryAfter) {
        return new OAuthRefusal(
                OAuthError.TEMPORARILY_UNAVAILABLE,
                "Too many failed client authentications from where you are",
                retryAfter);
    }

    OAuthError error() {
        return error;
    }

    String description() {
        return description;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
