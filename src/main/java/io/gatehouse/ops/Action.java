package io.gatehouse.ops;

import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** One verb of a command, such as {@code disable} of {@code users}: what it takes, and what it does with what the command opened. */
public interface Action<T> {
    String name();

    /** One line for the list of verbs. */
    String help();

    /** Adds what it takes beside the configuration file; what is wrong with an argument is best said by the argument's type. */
    default void configure(Subparser parser) {}

    /** Prints what succeeded and throws what did not. */
    void run(Namespace arguments, T open, Console console) throws Exception;
}
