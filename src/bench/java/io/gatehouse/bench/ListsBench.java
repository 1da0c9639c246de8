package io.gatehouse.bench;

import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lists cost where tables are large, beside what they cost where they are small: the processor time of the service and of
 * PostgreSQL together. The argument is the folder of a Java to run the service on; without it, it is this one.
 */
public final class ListsBench {
    private static final int FEW_USERS = 1_000;
    private static final int USERS = 1_000_000;
    private static final int ORDERS_EACH = 2;
    private static final int ROUNDS = 7;
    private static final int SEARCHES = 20;

    /** In turns, so that no load is measured on a server that has just learnt another, and none on a younger one. */
    private static final int WARMING_TURNS = 3;

    private static final Duration WARMING = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final String LIST = "/api/v1/users?limit=20";
    private static final String DEEP = LIST + "&page=5000";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private final PrintStream out = System.out;
    private final HttpClient http = HttpClient.newHttpClient();

    private final PostgresProcessor postgres = new PostgresProcessor();

    private ListsBench() throws SQLException {}

    public static void main(String[] arguments) throws Exception {
        Path java = Path.of(arguments.length == 0 ? System.getProperty("java.home") : arguments[0]);
        Installation small = Installation.create("bench_small", FEW_USERS, java);
        Installation large = Installation.create("bench_large", USERS, java);
        large.placeOrders(ORDERS_EACH);
        try (ServerProcess few = small.serve(java);
                ServerProcess many = large.serve(java)) {
            new ListsBench().run(few, many, large);
        }
    }

    private void run(ServerProcess few, ServerProcess many, Installation large)
            throws IOException, InterruptedException, SQLException {
        Load first = new Load(few.port(), List.of(Load.get(LIST, "")));
        Load same = new Load(many.port(), List.of(Load.get(LIST, "")));
        Load next = new Load(many.port(), List.of(Load.get(next(many), "")));
        Load deep = new Load(many.port(), List.of(Load.get(DEEP, "")));
        List<Load> loads = List.of(first, same, next, deep);
        for (int turn = 0; turn < WARMING_TURNS; turn++) {
            loads.forEach(load -> load.send(WARMING));
        }
        Figures ofFew = new Figures();
        Figures ofMany = new Figures();
        Figures ofNext = new Figures();
        Figures perSecond = new Figures();
        for (int round = 0; round < ROUNDS; round++) {
            ofFew.add(first.perProcessorSecond(ROUND, processors(few)));
            ofMany.add(same.perProcessorSecond(ROUND, processors(many)));
            ofNext.add(next.perProcessorSecond(ROUND, processors(many)));
            perSecond.add(deep.send(ROUND) / (double) ROUND.toSeconds());
        }
        out.printf("%s, %,d users: %s requests for a second of processors%n", LIST, FEW_USERS, ofFew);
        out.printf("%s, %,d users: %s, the cost is %.2f times as high%n", LIST, USERS, ofMany, ratio(ofFew, ofMany));
        out.printf("next at page 5000: %s, %.2f times the first page%n", ofNext, ratio(ofMany, ofNext));
        out.printf("%s: %s requests a second%n", DEEP, perSecond);
        search(many, large);
    }

    private static double ratio(Figures cheap, Figures dear) {
        return cheap.median() / dear.median();
    }

    /** The link that leads to page 5000. */
    private String next(ServerProcess server) throws IOException, InterruptedException {
        Matcher next = NEXT.matcher(get(server, LIST + "&page=4999", "").headers().firstValue("Link").orElseThrow());
        if (!next.find()) {
            throw new IllegalStateException("there is no next page");
        }
        return next.group(1);
    }

    private void search(ServerProcess server, Installation installation)
            throws IOException, InterruptedException, SQLException {
        try (Connection connection = TestPostgres.superuser(installation.database());
                Statement sql = connection.createStatement()) {
            sql.execute("update users set roles = '{user,admin}' where email = 'user1@example.com'");
        }
        String token = installation.signIn(server, 1).get(0);
        for (String text : List.of("user654321", "ser+Number+77", "example", "nobody")) {
            Figures millis = new Figures();
            for (int i = 0; i < SEARCHES; i++) {
                long start = System.nanoTime();
                get(server, LIST + "&q=" + text, token);
                millis.add((System.nanoTime() - start) / 1e6);
            }
            out.printf("q=%s: %s ms%n", text, millis);
        }
    }

    private HttpResponse<String> get(ServerProcess server, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    /** What the service and all processes of PostgreSQL have used so far. */
    private Supplier<Duration> processors(ServerProcess server) {
        return () -> server.processorTime().plus(postgres.time());
    }
}
