package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar as it is shipped, run in a folder of its own as an operator would. */
final class BuiltJar {
    private static final Pattern LISTENING = Pattern.compile("(?:application|admin) http://localhost:(\\d+)");

    private final Path folder;

    BuiltJar(Path folder) throws IOException {
        this.folder = folder;
        Files.copy(Path.of("config.yml"), folder.resolve("config.yml"));
    }

    /** Starts the service on free ports and waits until it is ready. */
    Service serve() throws IOException {
        Path log = folder.resolve("server-" + System.nanoTime() + ".log");
        Process process = builder("server", "config.yml")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        List<Integer> ports = new ArrayList<>();
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            ports.clear();
            ports.addAll(ports(log));
            return ports.size() == 2 || !process.isAlive();
        });
        assertThat(ports).as(Files.readString(log)).hasSize(2);
        Service service = new Service(process, Client.ofPublicPort(ports.get(0)), Client.ofAdminPort(ports.get(1)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.admin().get("/health/ready").status() == 200);
        return service;
    }

    /** Runs a command to its end. */
    Result run(String input, String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), out, err);
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Each process lives for seconds: to compile well would take longer than what it does.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Objects.requireNonNull(System.getProperty("gatehouse.jar"))));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_") || name.startsWith("DATABASE_"));
        builder.environment().put("GATEHOUSE_PORT", "0");
        builder.environment().put("GATEHOUSE_ADMIN_PORT", "0");
        return builder;
    }

    private static List<Integer> ports(Path log) throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LISTENING.matcher(line);
            while (matcher.find()) {
                ports.add(Integer.parseInt(matcher.group(1)));
            }
        }
        return ports;
    }

    /** A running service. */
    record Service(Process process, Client http, Client admin) {
        /** As the kernel does when memory is short: nothing of the service gets to act. */
        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        void stop() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** How a command ended. */
    record Result(int exit, String out, String err) {}
}
