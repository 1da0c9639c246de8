package io.gatehouse.bench;

import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What it costs to place orders, beside pgbench that sends the same statements; and what the totals of lists cost those who add
 * users. The argument is the folder of a Java to run the service on; without it, it is this one.
 */
public final class WritesBench {
    private static final int USERS = 100_000;
    private static final int BUYERS = 32;
    private static final int ORDERS = 10_000;
    private static final int WARMING = 60_000;
    private static final int ROUNDS = 5;
    private static final int PGBENCH_CLIENTS = 16;

    /** As many as {@link Load} has connections. */
    private static final int WRITERS = 32;

    /** More than the service hashes passwords for in a round. */
    private static final int REGISTRATIONS = 4_000;

    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final String NEW_USER =
            "{\"email\":\"%s@example.com\",\"name\":\"User\",\"password\":\"correct-horse-9\"}";
    private static final String ORDER = "{\"currency\":\"EUR\",\"items\":[{\"sku\":\"BOOK-1\",\"description\":\"Notes\","
            + "\"quantity\":2,\"unit_price_minor\":1299}]}";

    private final PrintStream out = System.out;
    private final Installation installation;
    private final Pgbench pgbench;
    private final PostgresProcessor postgres = new PostgresProcessor();

    private WritesBench(Installation installation, Pgbench pgbench) throws SQLException {
        this.installation = installation;
        this.pgbench = pgbench;
    }

    public static void main(String[] arguments) throws Exception {
        Path java = Path.of(arguments.length == 0 ? System.getProperty("java.home") : arguments[0]);
        Installation installation = Installation.create("bench_writes", USERS, java);
        Pgbench pgbench = Pgbench.on(installation.database())
                .orElseThrow(() -> new IllegalStateException("there is no pgbench here: it comes with PostgreSQL"));
        WritesBench bench = new WritesBench(installation, pgbench);
        try (ServerProcess server = installation.serve(java)) {
            bench.placeOrders(server);
            bench.addUsers("over HTTP", () -> register(server));
        }
        bench.addUsers("as the statements of registrations", () -> bench.write("registration.sql"));
        bench.addUsers("as bare inserts", () -> bench.write("insert.sql"));
    }

    private void placeOrders(ServerProcess server) throws IOException, InterruptedException {
        List<String> tokens = installation.signIn(server, BUYERS);
        orders(server, tokens, WARMING).send(WARMING);
        Figures ofService = new Figures();
        Figures ofPgbench = new Figures();
        Figures microsOfService = new Figures();
        Figures microsOfPgbench = new Figures();
        Figures microsAtThatPace = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            Load load = orders(server, tokens, ORDERS);
            Duration before = postgres.time();
            long start = System.nanoTime();
            load.send(ORDERS);
            double perSecond = ORDERS * 1e9 / (System.nanoTime() - start);
            ofService.add(perSecond);
            microsOfService.add(micros(before) / ORDERS);

            Duration beforePgbench = postgres.time();
            double ofDatabase = pgbench.perSecond("order.sql", PGBENCH_CLIENTS, ROUND);
            ofPgbench.add(ofDatabase);
            microsOfPgbench.add(micros(beforePgbench) / (ofDatabase * ROUND.toSeconds()));

            Duration beforePaced = postgres.time();
            double paced = pgbench.perSecond("order.sql", PGBENCH_CLIENTS, ROUND, perSecond);
            microsAtThatPace.add(micros(beforePaced) / (paced * ROUND.toSeconds()));
        }
        out.printf("orders a second: %s, pgbench %s: %.2f times%n", ofService, ofPgbench, ratio(ofService, ofPgbench));
        out.printf(
                "PostgreSQL's microseconds for an order: %s, pgbench %s: %.2f times; at the service's pace %s: %.2f times%n",
                microsOfService,
                microsOfPgbench,
                ratio(microsOfService, microsOfPgbench),
                microsAtThatPace,
                ratio(microsOfService, microsAtThatPace));
    }

    /** Ready-made requests, each with a key of its own. */
    private static Load orders(ServerProcess server, List<String> tokens, int count) {
        return new Load(
                server.port(),
                IntStream.range(0, count)
                        .mapToObj(i -> Load.post("/api/v1/orders", tokens.get(i % tokens.size()), ORDER))
                        .toList());
    }

    private double micros(Duration before) {
        return postgres.time().minus(before).toNanos() / 1e3;
    }

    /** How many new accounts a second the service takes, from connections that never pause. */
    private static double register(ServerProcess server) {
        List<String> requests = IntStream.range(0, REGISTRATIONS)
                .mapToObj(i -> Load.post("/api/v1/users", "", NEW_USER.formatted(UUID.randomUUID())))
                .toList();
        return new Load(server.port(), requests).send(ROUND) / (double) ROUND.toSeconds();
    }

    private double write(String script) throws IOException, InterruptedException {
        return pgbench.perSecond(script, WRITERS, ROUND);
    }

    /** With the trigger that counts, and without it. */
    private void addUsers(String how, Writing writing) throws IOException, InterruptedException, SQLException {
        Figures counted = new Figures();
        Figures uncounted = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            counted.add(writing.perSecond());
            sql("alter table users disable trigger count_inserted_users");
            uncounted.add(writing.perSecond());
            sql("alter table users enable trigger count_inserted_users");
        }
        out.printf(
                "users a second by %d writers, %s: %s with totals, %s without: %.2f times%n",
                WRITERS, how, counted, uncounted, ratio(counted, uncounted));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = TestPostgres.superuser(installation.database());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static double ratio(Figures one, Figures other) {
        return one.median() / other.median();
    }

    /** A load for a while: how many rows it wrote a second. */
    private interface Writing {
        double perSecond() throws IOException, InterruptedException;
    }
}
