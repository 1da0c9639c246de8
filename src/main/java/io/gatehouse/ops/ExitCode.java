package io.gatehouse.ops;

import io.dropwizard.configuration.ConfigurationException;
import io.gatehouse.kernel.CannotStart;
import java.io.FileNotFoundException;
import net.sourceforge.argparse4j.inf.ArgumentParserException;

/** What a process tells its caller by how it ends (the names are those of {@code sysexits.h}). */
public enum ExitCode {
    FAILED(1),
    USAGE(2),
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
        boolean configuration = thrown instanceof CannotStart
                || thrown instanceof ConfigurationException
                || thrown instanceof FileNotFoundException;
        return configuration ? CONFIGURATION : FAILED;
    }
}
