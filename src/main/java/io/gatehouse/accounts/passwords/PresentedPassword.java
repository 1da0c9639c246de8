package io.gatehouse.accounts.passwords;

import io.gatehouse.kernel.Bounds;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.kernel.Secret;

/** A password that someone signs in with. No rule of today may lock out a password of yesterday, so only its length is bounded. */
public record PresentedPassword(Secret secret) {
    public static final int MAX_LENGTH = 1024;

    public static PresentedPassword parse(String typed) throws Rejection {
        if (typed.isEmpty()) {
            throw new Rejection("string_too_short", "must not be empty");
        }
        if (Bounds.exceeds(typed, MAX_LENGTH)) {
            throw new Rejection("string_too_long", "must have at most " + MAX_LENGTH + " characters");
        }
        return new PresentedPassword(new Secret(typed));
    }
}
