package io.gatehouse.platform.commands;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells an operator in one sentence what went wrong; adds the stack trace on request. */
record Complaint(Throwable thrown, boolean debug) {
    /** The beginning of Jetty's message when it cannot bind an address. */
    private static final String BINDING = "Failed to bind to ";

    /** Whether there is a specific sentence for it. */
    static boolean isForeseen(Throwable thrown) {
        return thrown instanceof Failure || thrown instanceof CannotStart || isOfAnAddress(thrown);
    }

    /** Whether an address could not be bound. */
    static boolean isOfAnAddress(Throwable thrown) {
        return binding(thrown).isPresent();
    }

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
        if (thrown instanceof CannotStart) {
            return String.valueOf(thrown.getMessage());
        }
        return binding(thrown).map(Complaint::address).orElseGet(this::unforeseen);
    }

    private String unforeseen() {
        return "Something went wrong that was not foreseen (" + thrown
                + (debug ? ")." : "): run it again with --debug for the stack trace.");
    }

    private static Optional<Throwable> binding(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .filter(each -> each.getCause() instanceof BindException)
                .findFirst();
    }

    private static String address(Throwable binding) {
        String address = String.valueOf(binding.getMessage()).replace(BINDING, "");
        String reason = String.valueOf(
                binding.getCause() == null ? "" : binding.getCause().getMessage());
        return reason.endsWith("in use")
                ? "The port " + address + " is taken: end what listens there, or choose another with GATEHOUSE_PORT or"
                        + " GATEHOUSE_ADMIN_PORT (0 picks a free one)."
                : "The address " + address + " cannot be listened on (" + reason
                        + "): choose another with GATEHOUSE_HOST"
                        + " and GATEHOUSE_PORT, or GATEHOUSE_ADMIN_HOST and GATEHOUSE_ADMIN_PORT.";
    }
}
