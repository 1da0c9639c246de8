package io.gatehouse.platform.commands;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Rejection;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.ArgumentType;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** The arguments that all commands spell alike. */
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

    /** Without it a verb that destroys does not run. */
    public static void yes(Subparser parser, String what) {
        flag(parser, "yes", "yes, " + what).required(true);
    }

    /** Which page of the things so called is asked for; {@link #page} reads it. */
    public static void paging(Subparser parser, String things) {
        parser.addArgument("--page").type(read(PageRequest::page)).setDefault(1).help("counted from 1");
        parser.addArgument("--limit")
                .type(read(PageRequest::limit))
                .setDefault(PageRequest.DEFAULT_LIMIT)
                .help(things + " to a page, at most " + PageRequest.MAX_LIMIT);
    }

    public static PageRequest page(Namespace arguments) {
        return new PageRequest(arguments.getInt("page"), arguments.getInt("limit"));
    }

    /** Something that is there or not; in the namespace its dashes are underscores. */
    public static Argument flag(Subparser parser, String name, String help) {
        return parser.addArgument("--" + name).action(Arguments.storeTrue()).help(help);
    }

    /** An argument that is read while the command line is: what is wrong with it is a wrong use, told with the verb's help. */
    public static <T> ArgumentType<T> read(Reader<T> reader) {
        return (parser, argument, raw) -> {
            try {
                return reader.read(raw);
            } catch (Rejection rejection) {
                throw new ArgumentParserException(rejection.message(), parser, argument);
            }
        };
    }

    /** Reads one value of what an operator typed. */
    public interface Reader<T> {
        T read(String raw) throws Rejection;
    }
}
