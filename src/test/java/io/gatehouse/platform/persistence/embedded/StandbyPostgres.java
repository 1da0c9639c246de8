package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/** A second server that begins as a copy of another one that is stopped: a standby until it is promoted, with the same roles. */
final class StandbyPostgres implements AutoCloseable {
    private final Endpoint endpoint;
    private final Credentials credentials;
    private final Process process;

    private StandbyPostgres(Endpoint endpoint, Credentials credentials, Process process) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.process = process;
    }

    static StandbyPostgres copyOf(DataFolder stopped, Credentials credentials, Path root) throws IOException {
        Path pgdata = TestFolders.at(root).root().resolve("pgdata");
        copy(stopped.root().resolve("pgdata"), pgdata);
        Files.createFile(pgdata.resolve("standby.signal"));
        Endpoint endpoint = new Endpoint(freePort());
        Launcher launcher = new Launcher(Bundle.in(root), AccountChoice.of(root, pgdata));
        Process process = launcher.command("postgres", Settings.DURABLE.arguments(pgdata, endpoint.port()))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("standby.log").toFile())
                .start();
        StandbyPostgres standby = new StandbyPostgres(endpoint, credentials, process);
        await().atMost(Duration.ofSeconds(30)).until(standby::answers);
        return standby;
    }

    int port() {
        return endpoint.port();
    }

    void promote() throws SQLException {
        try (Connection connection = endpoint.connect(credentials.superuser(), Credentials.DATABASE)) {
            assertThat(Sql.ask(connection, "select pg_promote()")).isEqualTo("t");
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = endpoint.connect(credentials.owner(), Credentials.DATABASE)) {
            return Sql.ask(connection, query);
        }
    }

    private boolean answers() {
        try (Connection connection = endpoint.connect(credentials.superuser(), Credentials.DATABASE);
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.walk(from)) {
            entries.forEach(each -> {
                try {
                    Path unused =
                            Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        Process unused = process.destroyForcibly();
    }
}
