package io.gatehouse.platform.commands;

import java.util.function.Consumer;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * One verb of a command, such as {@code disable} of {@code users}.
 *
 * @param help one line for the list of verbs
 * @param arguments adds its arguments other than the configuration file; an argument's type can best report what is wrong with it
 * @param body prints the result, and throws if it fails
 * @param makesSecrets whether it makes the secrets of an installation that has none, under the available master key; all other
 *     verbs are refused there
 * @param <T> what it works on
 */
public record Verb<T>(String name, String help, Consumer<Subparser> arguments, Body<T> body, boolean makesSecrets) {
    public static <T> Verb<T> of(String name, String help, Consumer<Subparser> arguments, Body<T> body) {
        return new Verb<>(name, help, arguments, body, false);
    }

    public Verb<T> makingSecrets() {
        return new Verb<>(name, help, arguments, body, true);
    }

    /** The work of a verb. */
    public interface Body<T> {
        void run(Invocation<T> run) throws Exception;
    }
}
