package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service of its own process, on ports that the system picked. Its processor time is the kernel's count, to 10 ms. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ANSWERS =
            Pattern.compile("answers: application http://localhost:(\\d+), admin http://localhost:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Process process;
    private final int port;
    private final int adminPort;

    private ServerProcess(Process process, Matcher ports) {
        this.process = process;
        this.port = Integer.parseInt(ports.group(1));
        this.adminPort = Integer.parseInt(ports.group(2));
    }

    /** Starts {@link BenchServer} on a Java of the folder and waits until it answers; all it writes goes to the log. */
    static ServerProcess start(Path java, Map<String, String> variables, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java.resolve("bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BenchServer.class.getName(),
                "server",
                "config.yml"));
        builder.environment().putAll(variables);
        // All that a bench registers comes from one source.
        builder.environment().put("GATEHOUSE_REGISTRATION_LIMIT", "100000000");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new ServerProcess(process, ports(process, log));
    }

    private static Matcher ports(Process process, Path log) throws IOException {
        long start = System.nanoTime();
        Optional<Matcher> ports = announced(log);
        while (ports.isEmpty() && process.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            ports = announced(log);
        }
        return ports.orElseThrow(() -> new IllegalStateException("the service did not come up; see " + log));
    }

    private static Optional<Matcher> announced(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(ANSWERS::matcher).filter(Matcher::find).findFirst();
        }
    }

    int port() {
        return port;
    }

    int adminPort() {
        return adminPort;
    }

    /** User and system time of all its threads, the compiler's and the collector's too. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
