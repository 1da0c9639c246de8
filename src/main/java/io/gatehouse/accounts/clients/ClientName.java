package io.gatehouse.accounts.clients;

import io.gatehouse.kernel.ClientText;

/** The name of a client, for people to read. */
public record ClientName(String value) {
    private static final int MAX_LENGTH = 100;

    public static ClientName parse(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || ClientText.exceeds(name, MAX_LENGTH)) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
        }
        if (!ClientText.isPrintable(name)) {
            throw new IllegalArgumentException("must not contain control or direction characters");
        }
        return new ClientName(name);
    }
}
