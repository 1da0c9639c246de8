package io.gatehouse.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator reads of a failure, and the number with which the process ends. */
class ComplaintTest {
    private static String complaint(Throwable thrown, boolean debug) {
        StringWriter text = new StringWriter();
        new Complaint(thrown, debug).print(new PrintWriter(text));
        return text.toString();
    }

    private static Throwable unbound(String reason) {
        IOException jetty = new IOException("Failed to bind to localhost/127.0.0.1:8080", new BindException(reason));
        return new IllegalStateException(jetty);
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheWayOut() {
        Throwable taken = unbound("Address already in use");

        assertThat(complaint(taken, false))
                .startsWith("The port localhost/127.0.0.1:8080 is taken: ")
                .contains("GATEHOUSE_PORT")
                .hasLineCount(1);
        assertThat(ExitCode.of(taken)).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void anAddressOfAnotherMachineIsNoPortThatIsTaken() {
        assertThat(complaint(unbound("Cannot assign requested address"), false))
                .startsWith(
                        "The address localhost/127.0.0.1:8080 cannot be listened on (Cannot assign requested address)");
    }

    @Test
    void aRefusalIsToldWithWhatIsWrongInEachInput() {
        Failure invalid = Failure.invalid(new FieldError(List.of("the password"), "must be longer", "too_short"));

        assertThat(complaint(invalid, false)).endsWith("  the password must be longer\n");
        assertThat(ExitCode.of(invalid)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatMayPassByItselfHasANumberOfItsOwn() {
        assertThat(ExitCode.of(Failure.unavailable("busy", "Busy", Duration.ofSeconds(1))))
                .isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(ExitCode.of(new CannotStart("no"))).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ExitCode.of(new IllegalStateException())).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void theStackTraceIsThereForWhoAsksAlone() {
        IllegalStateException bug = new IllegalStateException("odd");

        assertThat(complaint(bug, false)).contains("--debug").doesNotContain("\tat ");
        assertThat(complaint(bug, true)).contains("odd").contains("\tat ");
    }
}
