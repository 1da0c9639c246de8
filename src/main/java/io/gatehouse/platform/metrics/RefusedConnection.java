package io.gatehouse.platform.metrics;

/** Why a connection to the public port was closed at once, as a label. */
public enum RefusedConnection {
    /** The port already holds as many connections as it may. */
    TOTAL("total"),
    /** Its source already holds as many connections as it may. */
    SOURCE("source");

    private final String label;

    RefusedConnection(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
