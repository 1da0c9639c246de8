package io.gatehouse.ops;

import io.dropwizard.configuration.ConfigurationException;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import java.io.FileNotFoundException;
import java.io.PrintWriter;

/** Tells an operator what went wrong: a sentence for what was foreseen, the stack trace for what was not. */
public final class Complaint {
    private Complaint() {}

    public static void print(PrintWriter err, Throwable thrown) {
        if (thrown instanceof Failure failure) {
            err.println(failure.detail());
            for (FieldError error : failure.errors()) {
                err.println("  " + String.join(".", error.loc()) + " " + error.msg());
            }
        } else if (thrown instanceof CannotStart || thrown instanceof ConfigurationException) {
            err.println(thrown.getMessage());
        } else if (thrown instanceof FileNotFoundException) {
            err.println("There is no configuration file: " + thrown.getMessage());
        } else {
            thrown.printStackTrace(err);
        }
        err.flush();
    }
}
