package io.gatehouse.platform.commands;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.platform.persistence.DatabaseUnreachable;
import net.sourceforge.argparse4j.inf.ArgumentParserException;

/** The exit codes of the process (the numbers from 64 on are those of {@code sysexits.h}). */
public enum ExitCode {
    FAILED(1),
    USAGE(2),
    UNAVAILABLE(69),
    CONFIGURATION(78);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    public static ExitCode of(Throwable thrown) {
        if (thrown instanceof ArgumentParserException) {
            return USAGE;
        }
        if (thrown instanceof DatabaseUnreachable
                || (thrown instanceof Failure failure && failure.kind() == Kind.UNAVAILABLE)) {
            return UNAVAILABLE;
        }
        boolean configuration = thrown instanceof CannotStart || Complaint.isOfAnAddress(thrown);
        return configuration ? CONFIGURATION : FAILED;
    }
}
