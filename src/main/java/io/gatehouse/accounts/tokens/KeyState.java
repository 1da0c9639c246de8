package io.gatehouse.accounts.tokens;

import java.util.Locale;

/** The life of a signing key, in its order. */
public enum KeyState {
    /** Published, so that everybody has it before the first token that it signs. */
    NEXT,
    /** Signs. */
    ACTIVE,
    /** Signs no more; its tokens may be alive. */
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
