package io.gatehouse.kernel;

/**
 * Why a value could not be read from what a client or operator typed. It carries no copy of the input, so that whoever prints
 * it cannot leak one.
 */
public final class Rejection extends Exception {
    private final String type;
    private final String message;

    public Rejection(String type, String message) {
        super(message, null, false, false);
        this.type = type;
        this.message = message;
    }

    public String type() {
        return type;
    }

    public String message() {
        return message;
    }
}
