package io.gatehouse.platform.commands;

import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * One use of a verb.
 *
 * @param arguments the parsed arguments
 * @param open what the verb works on; it stays open until the verb is done
 * @param operator who runs the command
 */
public record Invocation<T>(Namespace arguments, T open, Actor operator, Console console) {
    /** The value of an argument that is required or has a default. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // As in argparse4j: the argument's type determines the value.
    public <V> V get(String argument) {
        return arguments.get(argument);
    }

    /** The value of an argument that may be left out. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // As above.
    public <V> Optional<V> find(String argument) {
        @Nullable V value = arguments.get(argument);
        return Optional.ofNullable(value);
    }

    /** Whether a flag is set; its dashes are underscores here. */
    public boolean has(String flag) {
        return arguments.getBoolean(flag);
    }

    /** Prints the result: as JSON if the operator asked for it, otherwise as lines. */
    public void show(Object json, String... lines) {
        if (Options.isJson(arguments)) {
            console.json(json);
        } else {
            Stream.of(lines).forEach(console::print);
        }
    }

    /**
     * Prints a page of a list: as JSON in the form of lists over HTTP if the operator asked for it, otherwise as a table with a
     * note of how many rows there are in all.
     */
    public <R> void show(Page<R> page, Function<R, ?> json, List<String> header, Function<R, List<String>> cells) {
        if (Options.isJson(arguments)) {
            console.json(Listed.of(page.map(json)));
            return;
        }
        console.table(header, page.rows().stream().map(cells).toList());
        console.noteOf(page);
    }

    /** Prints a page whose rows become JSON as they are. */
    public <R> void show(Page<R> page, List<String> header, Function<R, List<String>> cells) {
        show(page, row -> row, header, cells);
    }

    /** The form of lists over HTTP. */
    private record Listed<R>(List<R> data, long total, int page, int limit) {
        static <R> Listed<R> of(Page<R> page) {
            return new Listed<>(
                    page.rows(),
                    page.total().rows(),
                    page.request().page(),
                    page.request().limit());
        }
    }
}
