package io.gatehouse.platform.limits;

import io.gatehouse.kernel.Failure;
import java.time.Duration;

/**
 * What a source has left of a limit.
 *
 * @param remaining how many it may still spend now
 * @param whole in how long the quota is whole again
 * @param isGranted whether there was one for what is to be done now
 */
public record Allowance(Limit limit, long remaining, Duration whole, boolean isGranted) {
    /** After one was taken. */
    static Allowance granted(Limit limit, Duration owed) {
        return new Allowance(limit, remaining(limit, owed), owed, true);
    }

    /** After none could be taken. */
    static Allowance refused(Limit limit, Duration owed) {
        return new Allowance(limit, 0, owed, false);
    }

    /** Where none was to be taken. */
    static Allowance known(Limit limit, Duration owed) {
        long remaining = remaining(limit, owed);
        return new Allowance(limit, remaining, owed, remaining > 0);
    }

    private static long remaining(Limit limit, Duration owed) {
        long spent = (long) Math.ceil((double) owed.toNanos() / limit.interval().toNanos());
        return Math.max(0, limit.quota() - spent);
    }

    /** Refuses with 429 where there was none. */
    public void require() {
        if (!isGranted) {
            throw Failure.tooMany("rate_limited", "Too many requests of this kind; try again later", retryAfter());
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
