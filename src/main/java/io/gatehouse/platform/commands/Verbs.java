package io.gatehouse.platform.commands;

import java.util.List;
import java.util.stream.Stream;

/**
 * A command of a feature, such as {@code users}.
 *
 * @param command its name
 * @param description one line for the list of commands
 * @param <T> what its verbs work on; the root takes it from the object graph
 */
public record Verbs<T>(String command, String description, List<Verb<T>> verbs) {
    /** The command with more verbs, which come last in its help. */
    public Verbs<T> and(List<Verb<T>> more) {
        return new Verbs<>(
                command,
                description,
                Stream.concat(verbs.stream(), more.stream()).toList());
    }
}
