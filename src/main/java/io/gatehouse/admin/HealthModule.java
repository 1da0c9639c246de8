package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.codahale.metrics.health.jvm.ThreadDeadlockHealthCheck;
import io.dropwizard.core.setup.Environment;
import io.gatehouse.accounts.tokens.SigningKeys;
import io.gatehouse.platform.audit.AuditService;
import io.gatehouse.platform.changes.Feed;
import io.gatehouse.platform.jobs.JobsWatch;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Migrations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Registers the health checks, runs them on a schedule and serves their results on the admin port. */
public final class HealthModule {
    private static final int SECONDS_BETWEEN_CHECKS = 2;

    /** These checks fail on all nodes at the same time, and that must not take every node out of service. */
    private static final Set<String> ADVISORY = Set.of("jobs", "audit");

    private final Database database;
    private final Migrations migrations;
    private final SigningKeys keys;
    private final Feed feed;
    private final JobsWatch jobs;
    private final AuditService audit;

    public HealthModule(
            Database database, Migrations migrations, SigningKeys keys, Feed feed, JobsWatch jobs, AuditService audit) {
        this.database = database;
        this.migrations = migrations;
        this.keys = keys;
        this.feed = feed;
        this.jobs = jobs;
        this.audit = audit;
    }

    public void register(Environment environment) {
        HealthCheckRegistry checks = environment.healthChecks();
        DatabaseHealthCheck answers = new DatabaseHealthCheck(database);
        environment.lifecycle().manage(answers);
        Map<String, HealthCheck> waiting = Map.of(
                "database", answers,
                "migrations", new MigrationsHealthCheck(migrations),
                "jobs", new JobsHealthCheck(jobs),
                "audit", new AuditHealthCheck(audit),
                // Replaces Dropwizard's own check, which would inspect all threads at every request.
                "deadlocks", new ThreadDeadlockHealthCheck());
        checks.unregister("deadlocks");
        List<BackgroundHealthCheck> background = waiting.entrySet().stream()
                .map(each -> inTheBackground(each.getKey(), each.getValue(), checks))
                .toList();
        // Answered from memory, so that a database that does not answer cannot hide the result.
        checks.register("signing-key", new SigningKeyHealthCheck(keys));
        checks.register("changes", new FeedHealthCheck(feed));
        Readiness readiness = new Readiness(checks, background, ADVISORY);
        environment.admin().addServlet("health", new HealthServlet(readiness)).addMapping("/health/*");
        environment.lifecycle().addEventListener(readiness);
        schedule(background, environment);
    }

    private static BackgroundHealthCheck inTheBackground(String name, HealthCheck check, HealthCheckRegistry registry) {
        BackgroundHealthCheck background = new BackgroundHealthCheck(check, System::nanoTime);
        registry.register(name, background);
        return background;
    }

    /** One thread per check, so that no check waits for another. */
    @SuppressWarnings("FutureReturnValueIgnored") // The schedule ends with the executor; a check never throws.
    private static void schedule(List<BackgroundHealthCheck> checks, Environment environment) {
        ScheduledExecutorService executor = environment
                .lifecycle()
                .scheduledExecutorService("health-%d", true)
                .threads(checks.size())
                .build();
        checks.forEach(
                each -> executor.scheduleWithFixedDelay(each::refresh, 0, SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS));
    }
}
