package io.gatehouse.platform.limits;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param name the policy's name, in headers and in the table
 * @param quota how many at once, and how many over each window
 * @param window after which a spent quota is whole again
 */
public record Limit(String name, int quota, Duration window) {
    /** Each one spent comes back after this time. */
    Duration interval() {
        return window.dividedBy(quota);
    }
}
