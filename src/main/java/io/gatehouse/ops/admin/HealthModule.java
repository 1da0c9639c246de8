package io.gatehouse.ops.admin;

import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.Environment;
import io.gatehouse.accounts.tokens.SigningKeys;
import io.gatehouse.platform.audit.AuditService;
import io.gatehouse.platform.changes.Feed;
import io.gatehouse.platform.jobs.JobsWatch;
import io.gatehouse.platform.persistence.Migrations;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Registers the health checks, runs them on a schedule and puts what they found on the admin port. */
public final class HealthModule {
    private static final int SECONDS_BETWEEN_CHECKS = 2;

    /** What is late on all nodes alike is no reason to take one of them, and so all, out of service. */
    private static final Set<String> ADVISORY = Set.of("jobs", "audit");

    private final DataSource pool;
    private final Migrations migrations;
    private final SigningKeys keys;
    private final Feed feed;
    private final JobsWatch jobs;
    private final AuditService audit;

    public HealthModule(
            DataSource pool, Migrations migrations, SigningKeys keys, Feed feed, JobsWatch jobs, AuditService audit) {
        this.pool = pool;
        this.migrations = migrations;
        this.keys = keys;
        this.feed = feed;
        this.jobs = jobs;
        this.audit = audit;
    }

    public void register(Environment environment) {
        HealthCheckRegistry checks = environment.healthChecks();
        checks.register("database", new DatabaseHealthCheck(pool));
        checks.register("migrations", new MigrationsHealthCheck(migrations));
        checks.register("signing-key", new SigningKeyHealthCheck(keys));
        checks.register("changes", new FeedHealthCheck(feed));
        checks.register("jobs", new JobsHealthCheck(jobs));
        checks.register("audit", new AuditHealthCheck(audit));
        Readiness readiness = new Readiness(checks, ADVISORY);
        environment.admin().addServlet("health", new HealthServlet(readiness)).addMapping("/health/*");
        environment.lifecycle().addEventListener(readiness);
        schedule(readiness, environment);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The executor's end is the schedule's end; a check never throws.
    private static void schedule(Readiness readiness, Environment environment) {
        ScheduledExecutorService executor = environment
                .lifecycle()
                .scheduledExecutorService("readiness-%d", true)
                .threads(1)
                .build();
        executor.scheduleWithFixedDelay(readiness::refresh, 0, SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
    }
}
