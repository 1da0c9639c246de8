package io.gatehouse.bench;

import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, where one is installed: what a database can do with the same statements and no service. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final URI server;

    private Pgbench(URI server) {
        this.server = server;
    }

    /** On this database; empty where there is no pgbench on this machine. */
    static Optional<Pgbench> on(String database) throws InterruptedException {
        try {
            int exit = new ProcessBuilder("pgbench", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            String url = TestPostgres.url(database);
            return exit == 0
                    ? Optional.of(new Pgbench(URI.create(url.substring(url.indexOf("postgresql:")))))
                    : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Runs the script over and over and returns how often a second. */
    double perSecond(String script, int clients, Duration time) throws IOException, InterruptedException {
        return perSecond(script, clients, time, List.of());
    }

    /** As above, so many a second and no more where the database could do more. */
    double perSecond(String script, int clients, Duration time, double atMost)
            throws IOException, InterruptedException {
        return perSecond(script, clients, time, List.of("--rate=" + atMost));
    }

    private double perSecond(String script, int clients, Duration time, List<String> further)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--host=" + server.getHost(),
                "--port=" + server.getPort(),
                "--username=" + TestPostgres.service().role(),
                "--client=" + clients,
                "--time=" + time.toSeconds(),
                "--file=src/bench/pgbench/" + script));
        words.addAll(further);
        words.add(server.getPath().substring(1));
        ProcessBuilder pgbench = new ProcessBuilder(words);
        pgbench.environment().put("PGPASSWORD", TestPostgres.service().password());
        Process process = pgbench.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IOException(said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
