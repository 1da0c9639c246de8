package io.gatehouse.kernel;

/**
 * Stops a start or a command before it has done anything. The message is for the operator: what is wrong and how to fix it, in
 * plain words and without secrets.
 */
public class CannotStart extends RuntimeException {
    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
