package io.gatehouse.platform.metrics;

/** Why a connection to the public port was closed as soon as it was there, as a label. */
public enum RefusedConnection {
    /** The port holds as many as it may. */
    TOTAL("total"),
    /** Its source holds as many as one may. */
    SOURCE("source");

    private final String label;

    RefusedConnection(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
