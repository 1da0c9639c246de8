package io.gatehouse.accounts.tokens;

import java.time.Duration;

/**
 * What a node promises for each key that it publishes and signs with, in whole seconds.
 *
 * @param maxAge how long others may cache the published keys
 * @param life the longest life of a token
 */
record KeyPromise(int maxAge, int life) {
    static KeyPromise of(TokensConfiguration configuration) {
        return new KeyPromise(
                seconds(configuration.jwksMaxAge().toJavaDuration()),
                seconds(configuration.lifetime().toJavaDuration()));
    }

    /** Rounds up, so that a promise is never shortened. */
    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.plusNanos(999_999_999).toSeconds());
    }
}
