package io.gatehouse;

import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import io.gatehouse.platform.commands.Console;
import io.gatehouse.platform.commands.ExitCode;
import io.gatehouse.platform.commands.OperatorCli;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands as an operator does, with these variables of the environment, in the JVM of the test. */
public record CommandLine(Map<String, String> environment) {
    /** The words of a command, separated by single blanks. */
    public Result run(String words) {
        return run("", words.split(" "));
    }

    /** With something typed on standard input. */
    public Result run(String input, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        OperatorCli cli =
                new OperatorCli(new JarLocation(GatehouseApplication.class), bootstrap(environment, console), out, err);
        int exit = cli.run(words).map(thrown -> ExitCode.of(thrown).value()).orElse(0);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Bootstrap<GatehouseConfiguration> bootstrap(Map<String, String> environment, Console console) {
        GatehouseApplication application =
                new GatehouseApplication(environment, Clock.systemUTC(), new SecureRandom(), console);
        Bootstrap<GatehouseConfiguration> bootstrap = new Bootstrap<>(application);
        application.addDefaultCommands(bootstrap);
        application.initialize(bootstrap);
        return bootstrap;
    }

    /** How a command ended. */
    public record Result(int exit, String out, String err) {
        /** What an operator reads first: the trouble where there is any, else the result. */
        public String firstLine() {
            return Stream.of(err, out).flatMap(String::lines).findFirst().orElse("");
        }
    }
}
