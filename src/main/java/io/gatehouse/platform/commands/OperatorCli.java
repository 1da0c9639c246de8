package io.gatehouse.platform.commands;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.ArgumentParserException;

/** Dropwizard's command line, which also names missing words: argparse4j knows them but does not report them. */
public final class OperatorCli extends Cli {
    private static final String TOO_FEW = "too few arguments";

    private final ByteArrayOutputStream told;
    private final PrintWriter err;

    public OperatorCli(JarLocation location, Bootstrap<?> bootstrap, OutputStream out, OutputStream err) {
        this(location, bootstrap, out, err, new ByteArrayOutputStream());
    }

    private OperatorCli(
            JarLocation location,
            Bootstrap<?> bootstrap,
            OutputStream out,
            OutputStream err,
            ByteArrayOutputStream told) {
        super(location, bootstrap, out, told);
        this.told = told;
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** Complaints of commands are printed at once; what Dropwizard says about wrong usage waits until it is complete. */
    @Override
    public PrintWriter getStdErr() {
        return err;
    }

    @Override
    public Optional<Throwable> run(String... arguments) {
        Optional<Throwable> thrown = super.run(arguments);
        String text = told.toString(StandardCharsets.UTF_8);
        if (text.startsWith(TOO_FEW) && thrown.orElse(null) instanceof ArgumentParserException wrong) {
            text = TOO_FEW + ", expected: " + expected(wrong.getParser().formatUsage())
                    + text.substring(TOO_FEW.length());
        }
        err.print(text);
        err.flush();
        return thrown;
    }

    /** The words at the end of a usage line. Options are in brackets or begin with a dash; their values are in capitals. */
    private static String expected(String usage) {
        List<String> words = Arrays.asList(
                usage.substring(usage.lastIndexOf(']') + 1).strip().split("\\s+"));
        Predicate<String> isOption = word -> word.startsWith("-") || word.startsWith("(") || word.endsWith(")");
        return words.stream()
                .filter(isOption.negate())
                .filter(word -> !word.equals("|")
                        && !word.equals("...")
                        && !word.equals(word.toUpperCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(" "));
    }
}
