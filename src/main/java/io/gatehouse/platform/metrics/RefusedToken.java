package io.gatehouse.platform.metrics;

/** Why a bearer token was refused, as a label. */
public enum RefusedToken {
    INVALID("invalid"),
    USER_GONE("user_gone"),
    ENDED("ended"),
    /** The node could not find out whether the token is still valid. */
    UNKNOWN("revocation_unknown");

    private final String label;

    RefusedToken(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
