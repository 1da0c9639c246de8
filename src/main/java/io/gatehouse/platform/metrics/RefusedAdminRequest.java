package io.gatehouse.platform.metrics;

/** Why the admin port turned a request away, as a label. */
public enum RefusedAdminRequest {
    HOST("host"),
    ORIGIN("origin"),
    TOKEN("token");

    private final String label;

    RefusedAdminRequest(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
