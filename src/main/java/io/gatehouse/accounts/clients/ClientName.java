package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.Bounds;
import io.gatehouse.kernel.ClientText;
import io.gatehouse.kernel.Rejection;

/** What a client is called, for people to read. */
public record ClientName(String value) {
    private static final int MAX_LENGTH = 100;

    public static ClientName parse(String typed) throws Rejection {
        String name = typed.strip();
        if (name.isEmpty() || Bounds.exceeds(name, MAX_LENGTH)) {
            throw new Rejection("string_length", "must have 1 to " + MAX_LENGTH + " characters");
        }
        if (!ClientText.isPrintable(name)) {
            throw new Rejection("value_error", "must not contain control or direction characters");
        }
        return new ClientName(name);
    }
}
