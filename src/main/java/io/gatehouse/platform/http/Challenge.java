package io.gatehouse.platform.http;

/** The values of {@code WWW-Authenticate} in a 401 (RFC 6750, 3). */
public final class Challenge {
    /** For a client that sent no token: an error code would be about a token that it does not have. */
    public static final String BEARER = "Bearer realm=\"gatehouse\"";

    static final String INVALID_TOKEN = BEARER + ", error=\"invalid_token\"";

    private Challenge() {}
}
