package io.gatehouse.accounts.oauth;

import java.util.Locale;

/** The OAuth errors that occur here (RFC 6749, 5.2), and one for a client that fails too often. */
enum OAuthError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_SCOPE(400),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    TEMPORARILY_UNAVAILABLE(429);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
