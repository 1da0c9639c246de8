package io.gatehouse.platform.limits;

import io.gatehouse.kernel.UserId;
import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param name the policy's name, in headers and in the table
 * @param quota how many at once, and how many over each window
 * @param window after which a spent quota is whole again
 */
public record Limit(String name, int quota, Duration window) {
    /** What an address has of it: an IPv4 address for itself, an IPv6 address with all of its /64. */
    public Share of(String address) {
        return Share.of(this, address);
    }

    /** What an account has of it, wherever it is used from. */
    public Share of(UserId user) {
        return Share.of(this, user);
    }

    /** Each one spent comes back after this time. */
    Duration interval() {
        return window.dividedBy(quota);
    }
}
