package io.gatehouse.platform.secrets;

/** What a derived key is for. One key serves one purpose, so that no use of one can be turned against another. */
public enum Purpose {
    /** Picks the work that an unknown address costs at sign-in. */
    SIGN_IN_DECOY("sign-in-decoy"),
    /** Proves that no audit row was changed, forged or left out. */
    AUDIT("audit"),
    /** Hides what is kept of requests that may be repeated. */
    IDEMPOTENCY("idempotency"),
    /** Hides and proves where in a list a client is. */
    CURSOR("cursor");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
