package io.gatehouse.accounts.users;

import io.gatehouse.kernel.ClientText;
import io.gatehouse.kernel.Rejection;

/** What a user is called, without the blanks around it. */
public record UserName(String value) {
    static final int MIN_LENGTH = 2;
    static final int MAX_LENGTH = 100;

    public static UserName parse(String typed) throws Rejection {
        String name = typed.strip();
        int length = name.codePointCount(0, name.length());
        if (length < MIN_LENGTH) {
            throw new Rejection("string_too_short", "must have at least " + MIN_LENGTH + " characters");
        }
        if (length > MAX_LENGTH) {
            throw new Rejection("string_too_long", "must have at most " + MAX_LENGTH + " characters");
        }
        if (!ClientText.isPrintable(name)) {
            throw new Rejection("value_error", "must not contain control or direction characters");
        }
        return new UserName(name);
    }
}
