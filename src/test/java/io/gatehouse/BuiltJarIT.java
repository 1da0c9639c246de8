package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the jar on its embedded database, from an empty folder on. */
class BuiltJarIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field.
    private Path folder;

    @Test
    void commandsWorkBesideTheRunningServiceAndTheSecondStartKeepsTheData() throws Exception {
        BuiltJar jar = new BuiltJar(folder);
        BuiltJar.Service service = jar.serve();
        try {
            assertAccountCommandsWork(jar, service);
            assertDatabaseCommandsWork(jar);
            assertTheServiceOwnsNothing();
        } finally {
            service.stop();
        }

        BuiltJar.Service second = jar.serve();
        try {
            assertThat(second.http().signIn("root@jar.test", Client.PASSWORD).status())
                    .isEqualTo(200);
        } finally {
            second.stop();
        }
    }

    @Test
    void aKilledServiceLeavesNoPostgresAndLosesNothingThatItAcknowledged() throws Exception {
        BuiltJar jar = new BuiltJar(folder);
        BuiltJar.Service service = jar.serve();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            writers.execute(() -> registerUntilItFails(service.http(), number, acknowledged));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= 50);

        service.kill();
        writers.shutdown();

        await().atMost(Duration.ofSeconds(30)).until(() -> postgresOf(folder).isEmpty());
        BuiltJar.Service second = jar.serve();
        try {
            create(jar, "root@jar.test");
            String[] bearer = second.http().bearer("root@jar.test");
            for (String email : acknowledged) {
                Answer found = second.http().get("/api/v1/users?q=" + email, bearer);
                assertThat(found.json().get("total").asInt()).as(email).isEqualTo(1);
            }
        } finally {
            second.stop();
        }
    }

    @Test
    void aDatabaseThatIsNotThereStopsTheStartInASentence() throws Exception {
        BuiltJar jar = new BuiltJar(folder);
        Path file = ChangedConfiguration.write(Map.of("database.url", "postgres://u:hidden@127.0.0.1:1/accounts"));

        for (String command : List.of("server", "db status")) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.add(file.toAbsolutePath().toString());
            BuiltJar.Result stopped = jar.run("", arguments.toArray(String[]::new));

            assertThat(stopped.exit()).isPositive();
            assertThat(stopped.err())
                    .contains("The database at 127.0.0.1:1 cannot be reached")
                    .doesNotContain("hidden")
                    .doesNotContain("\tat ");
        }
    }

    /** Signs in as the service does, with the password that it keeps. */
    private void assertTheServiceOwnsNothing() throws Exception {
        Path data = folder.resolve("data");
        String port = Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(3);
        String password = Files.readString(data.resolve("keys/database.password"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/gatehouse", "gatehouse", password);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("drop table users"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    private static void assertAccountCommandsWork(BuiltJar jar, BuiltJar.Service service) throws Exception {
        BuiltJar.Result created = create(jar, "root@jar.test");
        assertThat(created.exit()).as(created.err()).isZero();
        assertThat(created.out()).startsWith("Created: ").contains("admin,user");
        BuiltJar.Result again = create(jar, "ROOT@jar.test");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("Email already in use").doesNotContain("\tat ");

        service.http().register("one@jar.test");
        String[] bearer = service.http().bearer("one@jar.test");
        assertThat(jar.run("", "users", "disable", "config.yml", "--email", "one@jar.test")
                        .exit())
                .isZero();
        assertThat(service.http().untilRefused(bearer).field("detail")).isEqualTo("User not found or inactive");
        assertThat(jar.run("", "users", "enable", "config.yml", "--email", "one@jar.test")
                        .exit())
                .isZero();
        assertThat(service.http().signIn("one@jar.test", Client.PASSWORD).status())
                .isEqualTo(200);
    }

    private static void assertDatabaseCommandsWork(BuiltJar jar) throws Exception {
        assertThat(jar.run("", "check", "config.yml").exit()).isZero();
        assertThat(jar.run("", "db", "rollback", "config.yml", "--count", "1", "--yes")
                        .exit())
                .isZero();
        assertThat(jar.run("", "db", "migrate", "config.yml").exit()).isZero();
        assertThat(jar.run("", "db", "status", "config.yml").out()).contains("up to date");
    }

    private static void registerUntilItFails(Client http, AtomicInteger number, Queue<String> acknowledged) {
        try {
            while (true) {
                String email = "k" + String.format("%05d", number.incrementAndGet()) + "@killed.test";
                if (http.register(email).status() == 201) {
                    acknowledged.add(email);
                }
            }
        } catch (IllegalStateException e) {
            // The service is gone, as it should be.
        }
    }

    private static BuiltJar.Result create(BuiltJar jar, String email) throws IOException, InterruptedException {
        return jar.run(
                Client.PASSWORD + "\n",
                "users",
                "create",
                "config.yml",
                "--email",
                email,
                "--name",
                "Root",
                "--role",
                "admin",
                "--password-stdin");
    }

    private static List<Long> postgresOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").contains(folder.toString())
                        || process.info().commandLine().orElse("").contains(folder.resolve("data") + "/"))
                .map(ProcessHandle::pid)
                .toList();
    }
}
