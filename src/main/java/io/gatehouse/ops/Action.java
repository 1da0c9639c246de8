package io.gatehouse.ops;

import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** One verb of a command, such as {@code disable} of {@code users}: what it takes, and what it does with what the command opened. */
public abstract class Action<T> {
    private final String name;
    private final String help;

    /** Its name on the command line, and one line for the list of verbs. */
    protected Action(String name, String help) {
        this.name = name;
        this.help = help;
    }

    /** Adds what it takes beside the configuration file; what is wrong with an argument is best said by the argument's type. */
    protected void configure(Subparser parser) {}

    /** Prints what succeeded and throws what did not. */
    protected abstract void run(Namespace arguments, T open, Console console) throws Exception;

    /** Whether it makes the secrets of an installation that has none, tied to the master key at hand; all others are refused there. */
    public boolean makesSecrets() {
        return false;
    }

    final String name() {
        return name;
    }

    final String help() {
        return help;
    }
}
