package io.gatehouse.platform.changes;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long an ending must be remembered: the longest life of any token that a living key may have signed, plus one minute for
 * clocks that differ.
 */
record Retention(Supplier<Duration> longestLife) {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    Duration get() {
        return longestLife.get().plus(CLOCKS_DIFFER);
    }
}
