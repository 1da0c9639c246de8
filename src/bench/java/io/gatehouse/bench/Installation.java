package io.gatehouse.bench;

import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A database full of users who all have one password, and the service on it. */
final class Installation {
    private static final String PASSWORD = "correct-horse-9";
    private static final String FIRST = "{\"email\":\"first@example.com\",\"name\":\"First\",\"password\":\"" + PASSWORD + "\"}";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final String MASTER_KEY = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";

    /** Each user's id is made from its number, so that it can be asked for without being read. */
    private static final String INSERT = """
            with made as (
                insert into users (id, email, email_key, name, created_at, updated_at)
                select uuid_in(lpad(to_hex(n), 32, '0')::cstring), 'user' || n || '@example.com', 'user' || n || '@example.com',
                       'User Number ' || n, now(), now()
                  from generate_series(1, %d) n returning id)
            insert into credentials (user_id, kind, secret, created_at)
            select made.id, kind, secret, now() from made, credentials
            """;

    /** So many orders to a user, each of one item. */
    private static final String INSERT_ORDERS = """
            with placed as (
                insert into orders (id, user_id, status, currency, total_minor, created_at, updated_at)
                select gen_random_uuid(), id, 'placed', 'EUR', 1299, now() - n * interval '1 second', now()
                  from users, generate_series(1, %d) n returning id)
            insert into order_items (order_id, position, sku, description, quantity, unit_price_minor)
            select id, 0, 'BOOK-1', '', 1, 1299 from placed
            """;

    private static final Map<String, String> VARIABLES = Map.of(
            "GATEHOUSE_PORT", "0",
            "GATEHOUSE_ADMIN_PORT", "0",
            "GATEHOUSE_ADMIN_TOKEN", ServerMemory.ADMIN_TOKEN,
            "GATEHOUSE_MASTER_KEY", MASTER_KEY,
            "GATEHOUSE_DIRECTORY", "open",
            "DATABASE_USER", TestPostgres.service().role(),
            "DATABASE_PASSWORD", TestPostgres.service().password(),
            "DATABASE_OWNER_USER", TestPostgres.owner().role(),
            "DATABASE_OWNER_PASSWORD", TestPostgres.owner().password());

    private final HttpClient http = HttpClient.newHttpClient();
    private final String database;

    private Installation(String database) {
        this.database = database;
    }

    /** Makes the database anew, with so many users. */
    static Installation create(String database, int users, Path java)
            throws IOException, SQLException, InterruptedException {
        TestDatabase.create(database);
        Installation installation = new Installation(database);
        try (ServerProcess server = installation.serve(java)) {
            installation.post(server, "/api/v1/users", FIRST);
        }
        installation.fill(INSERT.formatted(users), "users");
        return installation;
    }

    /** Places so many orders for each user. */
    void placeOrders(int each) throws SQLException {
        fill(INSERT_ORDERS.formatted(each), "orders, order_items");
    }

    private void fill(String insert, String tables) throws SQLException {
        try (Connection connection = TestPostgres.superuser(database);
                Statement sql = connection.createStatement()) {
            sql.execute(insert);
            sql.execute("vacuum analyze " + tables);
            sql.execute("checkpoint");
        }
    }

    String database() {
        return database;
    }

    ServerProcess serve(Path java) throws IOException {
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.put("DATABASE_URL", TestPostgres.url(database));
        return ServerProcess.start(java, variables, Path.of("target/" + database + ".log"));
    }

    static UUID idOf(int user) {
        return new UUID(0, user);
    }

    /** An access token for each of the first so many users. */
    List<String> signIn(ServerProcess server, int users) {
        return IntStream.rangeClosed(1, users)
                .parallel()
                .mapToObj(user -> signIn(server, "user" + user + "@example.com"))
                .toList();
    }

    private String signIn(ServerProcess server, String email) {
        try {
            String body = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
            Matcher token = ACCESS_TOKEN.matcher(post(server, "/api/v1/auth/login", body));
            if (!token.find()) {
                throw new IllegalStateException("an answer without a token");
            }
            return token.group(1);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String post(ServerProcess server, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
