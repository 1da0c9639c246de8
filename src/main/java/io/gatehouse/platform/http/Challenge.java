package io.gatehouse.platform.http;

/** What {@code WWW-Authenticate} says with a 401 (RFC 6750, 3). */
public final class Challenge {
    /** To whoever sent no token: an error code would tell them of a token that they do not have. */
    public static final String BEARER = "Bearer realm=\"gatehouse\"";

    static final String INVALID_TOKEN = BEARER + ", error=\"invalid_token\"";

    private Challenge() {}
}
