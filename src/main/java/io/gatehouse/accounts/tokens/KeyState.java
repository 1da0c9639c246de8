package io.gatehouse.accounts.tokens;

import java.util.Locale;

/** The states of a signing key, in their order. */
public enum KeyState {
    /** Published, so that every service has it before the first token that it signs. */
    NEXT,
    /** Signs. */
    ACTIVE,
    /** No longer signs; its tokens may still be alive. */
    RETIRING,
    /** Neither published nor accepted any more. */
    RETIRED;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyState of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
