package io.gatehouse.platform.limits;

import io.gatehouse.kernel.Failure;
import java.time.Duration;

/**
 * What a source has left of a limit.
 *
 * @param remaining how many it may still spend now
 * @param whole in how long the quota is whole again
 */
public record Allowance(Limit limit, long remaining, Duration whole) {
    static Allowance of(Limit limit, Duration owed) {
        long spent = (long) Math.ceil((double) owed.toNanos() / limit.interval().toNanos());
        return new Allowance(limit, Math.max(0, limit.quota() - spent), owed);
    }

    /** Refuses with 429 where nothing is left. */
    public void require() {
        if (remaining == 0) {
            throw Failure.tooMany(
                    "rate_limited", "Too many requests of this kind from where you are; try again later", retryAfter());
        }
    }

    /** How long it takes until one is left, where none is. */
    public Duration retryAfter() {
        return whole.minus(limit.window()).plus(limit.interval());
    }

    /** {@code RateLimit-Policy} of the IETF draft on rate limit headers. */
    String policy() {
        return "\"" + limit.name() + "\";q=" + limit.quota() + ";w="
                + limit.window().toSeconds();
    }

    /** {@code RateLimit} of that draft. */
    String state() {
        return "\"" + limit.name() + "\";r=" + remaining + ";t=" + whole.toSeconds();
    }
}
