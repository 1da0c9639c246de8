package io.gatehouse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@code GET /api/v1/users/me} costs with a million users: statements, memory, and processor time beside that of an answer
 * that never changes. Each argument is the folder of a Java to run the service on; without any it is this one.
 */
public final class Bench {
    private static final int USERS = 1_000_000;
    private static final int ASKING = 1_000;
    private static final int REQUESTS = 10_000;
    private static final int REMEMBERED = 100_000;
    private static final int ROUNDS = 7;
    private static final Duration WARMING = Duration.ofSeconds(45);
    private static final Duration ROUND = Duration.ofSeconds(8);

    /** Longer than any job of the background waits between two runs, but those by the hour. */
    private static final Duration IDLE = Duration.ofSeconds(65);

    private static final String ME = "/api/v1/users/me";

    private final PrintStream out;
    private final Path java;
    private final Installation installation;

    private Bench(PrintStream out, Path java, Installation installation) {
        this.out = out;
        this.java = java;
        this.installation = installation;
    }

    public static void main(String[] arguments) throws Exception {
        List<Path> homes = arguments.length == 0
                ? List.of(Path.of(System.getProperty("java.home")))
                : Stream.of(arguments).map(Path::of).toList();
        Installation installation = Installation.create("bench", USERS, homes.get(0));
        for (Path java : homes) {
            System.out.printf("%s, %,d users%n", java, USERS);
            new Bench(System.out, java, installation).run();
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        List<String> tokens;
        try (ServerProcess server = installation.serve(java)) {
            tokens = installation.signIn(server, ASKING);
        }
        Statements.reset(installation.database());
        // Another process, which has seen none of the tokens and none of the users.
        try (ServerProcess server = installation.serve(java)) {
            Load me = new Load(
                    server.port(),
                    tokens.stream().map(token -> Load.get(ME, token)).toList());
            countStatements(me);
            compare(server, me);
        }
        try (ServerProcess server = installation.serve(java)) {
            weigh(server);
        }
    }

    /** What the service says of its own, from its start on, is told apart by its kind. */
    private void countStatements(Load me) throws SQLException {
        LockSupport.parkNanos(IDLE.toNanos());
        Statements idle = Statements.read(installation.database());
        for (String pass : List.of("first", "second")) {
            Statements.reset(installation.database());
            me.send(REQUESTS);
            Statements all = Statements.read(installation.database());
            Statements ofRequests = all.without(idle);
            out.printf(
                    "%s pass: %,d requests over %,d users, %,d statements, and %,d of the background%n",
                    pass, REQUESTS, ASKING, ofRequests.calls(), all.calls() - ofRequests.calls());
            ofRequests.counted().forEach(each -> out.printf("  %s%n", each));
        }
    }

    private void compare(ServerProcess server, Load me) {
        Load constant = new Load(server.port(), List.of(Load.get(ConstantResource.PATH, "")));
        Stream.of(me, constant).forEach(load -> load.send(WARMING));
        Figures ofMe = new Figures();
        Figures ofConstant = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            ofMe.add(me.perProcessorSecond(ROUND, server::processorTime));
            ofConstant.add(constant.perProcessorSecond(ROUND, server::processorTime));
        }
        out.printf("%s: %s requests for a second of processor time%n", ME, ofMe);
        out.printf("%s: %s%n", ConstantResource.PATH, ofConstant);
        out.printf("ratio of the medians: %.2f%n", ofMe.median() / ofConstant.median());
    }

    private void weigh(ServerProcess server) throws IOException, InterruptedException {
        ServerMemory memory = new ServerMemory(server);
        Load users = new Load(
                server.port(),
                IntStream.rangeClosed(1, REMEMBERED)
                        .mapToObj(user -> Load.get("/api/v1/users/" + Installation.idOf(user), ""))
                        .toList());
        users.send(1);
        double before = memory.held();
        users.send(REMEMBERED);
        double after = memory.held();
        out.printf("heap: %.1f MiB at first, %.1f MiB with %,d users in memory%n", before, after, REMEMBERED);
    }
}
