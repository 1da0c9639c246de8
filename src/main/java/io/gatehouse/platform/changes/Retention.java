package io.gatehouse.platform.changes;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long it must be remembered that something ended: as long as the longest-lived token of any living key could be alive, and a
 * minute for clocks that differ.
 */
record Retention(Supplier<Duration> longestLife) {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    Duration get() {
        return longestLife.get().plus(CLOCKS_DIFFER);
    }
}
