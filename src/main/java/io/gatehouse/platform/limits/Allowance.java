package io.gatehouse.platform.limits;

import io.gatehouse.kernel.Failure;
import java.time.Duration;

/**
 * What a source has left of a limit.
 *
 * @param remaining how many units of the quota it may still spend now
 * @param whole how long it takes until the quota is whole again
 * @param isGranted whether there was a unit for the current action
 */
public record Allowance(Limit limit, long remaining, Duration whole, boolean isGranted) {
    /** The allowance after one unit was taken. */
    static Allowance granted(Limit limit, Duration owed) {
        return new Allowance(limit, remaining(limit, owed), owed, true);
    }

    /** The allowance if none could be taken. */
    static Allowance refused(Limit limit, Duration owed) {
        return new Allowance(limit, 0, owed, false);
    }

    /** The allowance if none was requested. */
    static Allowance known(Limit limit, Duration owed) {
        long remaining = remaining(limit, owed);
        return new Allowance(limit, remaining, owed, remaining > 0);
    }

    private static long remaining(Limit limit, Duration owed) {
        long spent = (long) Math.ceil((double) owed.toNanos() / limit.interval().toNanos());
        return Math.max(0, limit.quota() - spent);
    }

    /** Refuses with 429 if there was no unit left. */
    public void require() {
        if (!isGranted) {
            throw Failure.tooMany("rate_limited", "Too many requests of this kind; try again later", retryAfter());
        }
    }

    /** How long it takes until one unit is left, if none is. */
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
