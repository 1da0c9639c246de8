package io.gatehouse.platform.limits;

import io.gatehouse.kernel.UserId;
import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param name the policy's name, in headers and in the table
 * @param quota how many times at once, and how many times in each window
 * @param window the time after which a spent quota is whole again
 */
public record Limit(String name, int quota, Duration window) {
    /** The share of an address: an IPv4 address has its own, an IPv6 address shares it with its whole /64. */
    public Share of(String address) {
        return Share.of(this, address);
    }

    /** The share of an account, from whatever address it is used. */
    public Share of(UserId user) {
        return Share.of(this, user);
    }

    /** The time after which a spent unit comes back. */
    Duration interval() {
        return window.dividedBy(quota);
    }
}
