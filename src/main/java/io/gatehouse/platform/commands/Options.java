package io.gatehouse.platform.commands;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.validation.Validation;
import java.util.function.Function;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.ArgumentType;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** The arguments that commands share. */
public final class Options {
    private static final String DEBUG = "debug";
    private static final String JSON = "json";

    private Options() {}

    static Argument file(Subparser parser) {
        return parser.addArgument("file").metavar("config.yml").help("the configuration file");
    }

    static void debug(Subparser parser) {
        flag(parser, DEBUG, "show the stack trace of a failure");
    }

    static boolean isDebug(Namespace arguments) {
        return Boolean.TRUE.equals(arguments.getBoolean(DEBUG));
    }

    public static void json(Subparser parser) {
        flag(parser, JSON, "print JSON");
    }

    static boolean isJson(Namespace arguments) {
        return arguments.getBoolean(JSON);
    }

    /** Without this flag, a destructive verb does not run. */
    public static void yes(Subparser parser, String what) {
        flag(parser, "yes", "yes, " + what).required(true);
    }

    /** Adds the arguments that choose a page of {@code things}; {@link #page} reads them. */
    public static void paging(Subparser parser, String things) {
        parser.addArgument("--page")
                .type(read(typed -> between(typed, Integer.MAX_VALUE)))
                .setDefault(1)
                .help("counted from 1");
        parser.addArgument("--limit")
                .type(read(typed -> between(typed, PageRequest.MAX_LIMIT)))
                .setDefault(PageRequest.DEFAULT_LIMIT)
                .help(things + " to a page, at most " + PageRequest.MAX_LIMIT);
    }

    private static int between(String typed, int max) {
        int number;
        try {
            number = Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
        if (number < 1) {
            throw new IllegalArgumentException("must be 1 or more");
        }
        if (number > max) {
            throw new IllegalArgumentException("must be " + max + " or less");
        }
        return number;
    }

    public static PageRequest page(Namespace arguments) {
        return new PageRequest(arguments.getInt("page"), arguments.getInt("limit"));
    }

    /** Adds a flag; in the namespace its dashes are underscores. */
    public static Argument flag(Subparser parser, String name, String help) {
        return parser.addArgument("--" + name).action(Arguments.storeTrue()).help(help);
    }

    /** Parses an argument together with the command line: a wrong value is wrong usage, reported with the verb's help. */
    public static <T> ArgumentType<T> read(Function<String, T> reader) {
        return (parser, argument, raw) -> {
            try {
                return reader.apply(raw);
            } catch (IllegalArgumentException wrong) {
                throw new ArgumentParserException(wrong.getMessage(), parser, argument);
            }
        };
    }

    /** Accepts the same text as this component of a request over HTTP. */
    public static ArgumentType<String> text(Class<? extends Record> request, String component) {
        return read(typed -> {
            Validation.errorsOf(request, component, typed).stream().findFirst().ifPresent(fault -> {
                throw new IllegalArgumentException(fault.message());
            });
            return typed;
        });
    }
}
