package io.gatehouse.ops;

import io.dropwizard.configuration.ConfigurationException;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells an operator what went wrong, in a sentence; the stack trace is for who asks for it. */
record Complaint(Throwable thrown, boolean debug) {
    /** How Jetty begins what it says of a port that it cannot have. */
    private static final String BINDING = "Failed to bind to ";

    void print(PrintWriter err) {
        err.println(sentence());
        if (thrown instanceof Failure failure) {
            for (FieldError error : failure.errors()) {
                err.println("  " + String.join(".", error.loc()) + " " + error.msg());
            }
        }
        if (debug) {
            thrown.printStackTrace(err);
        }
        err.flush();
    }

    private String sentence() {
        if (thrown instanceof Failure failure) {
            return failure.detail();
        }
        if (thrown instanceof CannotStart || thrown instanceof ConfigurationException) {
            return String.valueOf(thrown.getMessage());
        }
        if (thrown instanceof FileNotFoundException) {
            return "There is no configuration file: " + thrown.getMessage();
        }
        return takenPort(thrown)
                .map(port -> "The port " + port + " is taken: end what listens there, or choose another with"
                        + " GATEHOUSE_PORT or GATEHOUSE_ADMIN_PORT (0 picks a free one).")
                .orElseGet(this::unforeseen);
    }

    private String unforeseen() {
        return "Something went wrong that was not foreseen (" + thrown
                + (debug ? ")." : "): run it again with --debug for the stack trace.");
    }

    /** The address that could not be bound, where that is the trouble. */
    static Optional<String> takenPort(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .filter(each -> each.getCause() instanceof BindException)
                .map(each -> String.valueOf(each.getMessage()).replace(BINDING, ""))
                .findFirst();
    }
}
