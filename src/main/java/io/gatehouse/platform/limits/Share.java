package io.gatehouse.platform.limits;

import io.gatehouse.kernel.Source;
import io.gatehouse.kernel.UserId;

/** The part of a limit that one source has. Use {@link Limit#of} to get one. */
public record Share(Limit limit, String source) {
    static Share of(Limit limit, String address) {
        return new Share(limit, Source.of(address));
    }

    static Share of(Limit limit, UserId user) {
        return new Share(limit, user.toString());
    }
}
