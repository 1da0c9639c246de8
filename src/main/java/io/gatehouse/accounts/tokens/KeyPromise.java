package io.gatehouse.accounts.tokens;

import java.time.Duration;

/**
 * What a node promises with each key that it publishes and signs with, in whole seconds.
 *
 * @param maxAge for how long others may keep the published keys
 * @param life the longest life of a token
 */
record KeyPromise(int maxAge, int life) {
    static KeyPromise of(TokensConfiguration configuration) {
        return new KeyPromise(
                seconds(configuration.jwksMaxAge().toJavaDuration()),
                seconds(configuration.lifetime().toJavaDuration()));
    }

    /** Begun seconds count: a promise is never cut short. */
    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.plusNanos(999_999_999).toSeconds());
    }
}
