package io.gatehouse.tutorial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the commands of a tutorial in a folder, with the Java that runs this and without settings meant for another service. */
final class Shell {
    private static final Pattern PROMISE = Pattern.compile("(?m)^.*\\S # (.+)$");
    private static final Pattern LISTENING = Pattern.compile("application http://localhost:(\\d+)");

    /** What the tutorial calls once it runs; here the system picked the port. */
    private static final String WRITTEN_PORT = "localhost:8080";

    /** Of all tests those that a new resource has part in: the others have run on the tree as it is. */
    private static final Map<String, String> SHORTER = Map.of(
            "mvn verify",
            "mvn verify -DskipITs -Dtest='NotesTest,ArchitectureTest,SchemaTest,DocumentsTest,ReleasedDocumentTest,TutorialTest,"
                    + "MigrationsTest#migrating*+theRollbacks*'");

    private final Path folder;
    private String host = WRITTEN_PORT;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** Starts what serves, waits until it answers, and has later commands call its port. */
    Process serve(String command) throws Exception {
        Process process = builder("exec " + command).start();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> announce(process, port), "server output");
        reader.setDaemon(true);
        reader.start();
        try {
            host = "localhost:" + port.get(2, TimeUnit.MINUTES);
            return process;
        } catch (Exception e) {
            stop(process);
            throw e;
        }
    }

    static void stop(Process process) throws InterruptedException {
        // Not destroy() of the process itself, which also closes the stream that its reader is at.
        process.toHandle().destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The service did not stop within a minute");
        }
    }

    /** Runs a block of commands to its end, and holds it to what it says that it prints. */
    void run(String commands) throws IOException, InterruptedException {
        List<String> promised =
                PROMISE.matcher(commands).results().map(found -> found.group(1)).toList();
        Process process = builder("set -euo pipefail\n" + adapted(commands)).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean isAsPromised = promised.isEmpty() || output.lines().toList().equals(promised);
        if (process.waitFor() != 0 || !isAsPromised) {
            throw new IllegalStateException("It printed\n" + output.strip()
                    + (promised.isEmpty() ? "" : "\nand should have printed\n" + String.join("\n", promised)));
        }
    }

    /** Maven needs no network for what the tree as it is has fetched already. */
    private String adapted(String commands) {
        return commands.lines()
                .map(line -> SHORTER.getOrDefault(line, line))
                .map(line -> line.replaceFirst("\\bmvn( -q)? ", "mvn -q -o -B ").replace(WRITTEN_PORT, host))
                .reduce("", (before, line) -> before + line + "\n");
    }

    private ProcessBuilder builder(String script) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("GATEHOUSE_") || name.startsWith("DATABASE_"));
        String java = System.getProperty("java.home");
        variables.put("JAVA_HOME", java);
        variables.put("PATH", java + "/bin:" + variables.getOrDefault("PATH", ""));
        variables.put("GATEHOUSE_PORT", "0");
        variables.put("GATEHOUSE_ADMIN_PORT", "0");
        return builder;
    }

    /** Reads to the end, so that the service never waits for somebody to do so. */
    private static void announce(Process process, CompletableFuture<Integer> port) {
        StringBuilder read = new StringBuilder();
        try (Stream<String> lines = process.inputReader().lines()) {
            lines.forEach(line -> {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.parseInt(listening.group(1)));
                }
                if (!port.isDone()) {
                    read.append(line).append('\n');
                }
            });
        } finally {
            port.completeExceptionally(new IllegalStateException("The service did not start:\n" + read));
        }
    }
}
