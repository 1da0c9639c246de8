package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Bounds;
import io.gatehouse.kernel.Rejection;

/** What a user is called, without the blanks around it. */
public record UserName(String value) {
    static final int MIN_LENGTH = 2;
    static final int MAX_LENGTH = 100;

    public static UserName parse(String typed) throws Rejection {
        return new UserName(Bounds.line(typed, MIN_LENGTH, MAX_LENGTH));
    }
}
