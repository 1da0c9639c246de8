package io.gatehouse.platform.metrics;

import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All metrics series of Gatehouse itself, by the event that changes them. Labels take values only from closed lists: if a client
 * could choose a label's value, it could grow the registry without bound.
 */
public final class Metrics {
    /** In seconds; the boundaries that OpenTelemetry recommends for {@code http.server.request.duration}. */
    private static final double[] HTTP_BOUNDARIES = {
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
    };

    /** In seconds; around the 50 ms of an Argon2id hash and the 300 ms of a bcrypt hash. */
    private static final double[] HASH_BOUNDARIES = {0.025, 0.05, 0.075, 0.1, 0.2, 0.3, 0.5, 1, 2};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests = Histogram.builder()
            .name("http_server_request_duration_seconds")
            .help("Time from the first byte of a request to the end of its answer")
            .labelNames("http_request_method", "http_route", "http_response_status_code")
            .classicOnly()
            .classicUpperBounds(HTTP_BOUNDARIES)
            .register(registry);
    private final Histogram hashes = Histogram.builder()
            .name("gatehouse_password_hash_seconds")
            .help("Time to compute one password hash, without the wait for the lane")
            .labelNames("scheme")
            .classicOnly()
            .classicUpperBounds(HASH_BOUNDARIES)
            .register(registry);
    private final Counter hashRefusals = Counter.builder()
            .name("gatehouse_password_lane_refusals_total")
            .help("Requests answered 503 because the hashing lane was full for too long")
            .register(registry);
    private final Counter signIns = Counter.builder()
            .name("gatehouse_sign_ins_total")
            .help("Sign-ins by outcome")
            .labelNames("outcome")
            .register(registry);
    private final Counter refreshes = Counter.builder()
            .name("gatehouse_refreshes_total")
            .help("Refreshes of a session by outcome: rotated, or the code of the refusal")
            .labelNames("outcome")
            .register(registry);
    private final Counter registrations = Counter.builder()
            .name("gatehouse_registrations_total")
            .help("Registrations over HTTP by outcome")
            .labelNames("outcome")
            .register(registry);
    private final Counter refusedTokens = Counter.builder()
            .name("gatehouse_access_tokens_refused_total")
            .help("Bearer tokens refused, by reason")
            .labelNames("reason")
            .register(registry);
    private final Counter refusedAdminRequests = Counter.builder()
            .name("gatehouse_admin_requests_refused_total")
            .help("Requests that the admin port turned away, by reason")
            .labelNames("reason")
            .register(registry);

    private final Counter refusedConnections = Counter.builder()
            .name("gatehouse_connections_refused_total")
            .help("Connections to the public port closed at once, by which limit they were over")
            .labelNames("limit")
            .register(registry);
    private final Counter jobRuns = Counter.builder()
            .name("gatehouse_job_runs_total")
            .help("Runs of background jobs on this node, by outcome")
            .labelNames("job", "outcome")
            .register(registry);

    public Metrics(String version) {
        Info.builder()
                .name("gatehouse_build_info")
                .help("The running release")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
    }

    /** Adds the series of the JVM and of Dropwizard's own registry, which contains those of the connection pool and of Jetty. */
    public void include(MetricRegistry dropwizard) {
        JvmMetrics.builder().register(registry);
        DropwizardExports.builder().dropwizardRegistry(dropwizard).register(registry);
    }

    public void request(String method, String route, int status, Duration time) {
        requests.labelValues(method, route, Integer.toString(status)).observe(seconds(time));
    }

    public void passwordHash(String scheme, Duration time) {
        hashes.labelValues(scheme).observe(seconds(time));
    }

    public void passwordLaneRefusal() {
        hashRefusals.inc();
    }

    public void passwordLaneWaiting(IntSupplier waiting) {
        gauge("gatehouse_password_lane_waiting", "Requests that wait for the hashing lane", waiting::getAsInt);
    }

    public void signIn(boolean accepted) {
        signIns.labelValues(accepted ? "accepted" : "refused").inc();
    }

    public void refresh(String outcome) {
        refreshes.labelValues(outcome).inc();
    }

    public void registration(boolean created) {
        registrations.labelValues(created ? "created" : "address_in_use").inc();
    }

    public void tokenRefused(RefusedToken reason) {
        refusedTokens.labelValues(reason.label()).inc();
    }

    /** How current and how complete a node's memory of endings is. */
    public void feed(
            Supplier<Duration> age, Supplier<Duration> heldFor, IntSupplier endings, BooleanSupplier complete) {
        gauge("gatehouse_changes_age_seconds", "How old what this node knows of changes is", () -> seconds(age.get()));
        gauge(
                "gatehouse_changes_held_seconds",
                "For how long the oldest transaction of the database cluster has kept the feed's mark where it is",
                () -> seconds(heldFor.get()));
        gauge("gatehouse_changes_endings", "Sessions, users, clients and keys known to have ended", endings::getAsInt);
        gauge(
                "gatehouse_changes_complete",
                "1 while all that ended is in memory, 0 while requests must ask the database",
                () -> complete.getAsBoolean() ? 1 : 0);
    }

    public void rememberedUsers(LongSupplier count) {
        gauge("gatehouse_users_remembered", "Users that this node keeps in memory by id", count::getAsLong);
    }

    public void jobRun(String job, boolean succeeded) {
        jobRuns.labelValues(job, succeeded ? "succeeded" : "failed").inc();
    }

    /** By the names of the jobs, without jobs that never succeeded. */
    public void jobsSinceSuccess(Supplier<Map<String, Duration>> ages) {
        GaugeWithCallback.builder()
                .name("gatehouse_job_since_success_seconds")
                .help("Time since the job last succeeded on any node")
                .labelNames("job")
                .callback(callback -> ages.get().forEach((job, age) -> callback.call(seconds(age), job)))
                .register(registry);
    }

    public void auditUnsealed(Supplier<Duration> age) {
        gauge(
                "gatehouse_audit_unsealed_seconds",
                "How old the oldest audit row is that is not sealed yet; 0 where there is none",
                () -> seconds(age.get()));
    }

    /** At most one at a time, so that the label does not grow the registry. A scraper stores it outside the database. */
    public void auditCheckpoint(Supplier<Map<String, Long>> sealsByChain) {
        GaugeWithCallback.builder()
                .name("gatehouse_audit_checkpoint")
                .help("The number of the newest seal that this node made a checkpoint of, and its link of the chain")
                .labelNames("chain")
                .callback(callback -> sealsByChain.get().forEach((chain, n) -> callback.call(n, chain)))
                .register(registry);
    }

    /** The keys that this node holds, by their state. */
    public void signingKeys(Supplier<Duration> age, Map<String, LongSupplier> byState) {
        gauge(
                "gatehouse_signing_key_age_seconds",
                "For how long the key that signs access tokens has done so",
                () -> seconds(age.get()));
        GaugeWithCallback.builder()
                .name("gatehouse_signing_keys")
                .help("Signing keys by state")
                .labelNames("state")
                .callback(
                        callback -> byState.forEach((state, count) -> callback.call((double) count.getAsLong(), state)))
                .register(registry);
    }

    public void openConnections(IntSupplier count) {
        gauge("gatehouse_connections_open", "Connections to the public port", count::getAsInt);
    }

    public void connectionRefused(RefusedConnection reason) {
        refusedConnections.labelValues(reason.label()).inc();
    }

    public void adminRequestRefused(RefusedAdminRequest reason) {
        refusedAdminRequests.labelValues(reason.label()).inc();
    }

    /** Serves all series as Prometheus text (or OpenMetrics if the scraper asks for it). */
    public HttpServlet exposition() {
        return new PrometheusMetricsServlet(registry);
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
