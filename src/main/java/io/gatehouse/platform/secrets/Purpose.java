package io.gatehouse.platform.secrets;

/** What a derived key is for. Each key serves one purpose, so that one use of a key cannot help to attack another. */
public enum Purpose {
    /** Chooses how much work a sign-in with an unknown address does. */
    SIGN_IN_DECOY("sign-in-decoy"),
    /** Proves that no audit row was changed, forged or left out. */
    AUDIT("audit"),
    /** Hides what is stored of requests that may be repeated. */
    IDEMPOTENCY("idempotency"),
    /** Encrypts and authenticates a client's position in a list. */
    CURSOR("cursor");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
