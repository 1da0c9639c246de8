package io.gatehouse.platform.jobs;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import java.time.Clock;
import javax.sql.DataSource;

/** Builds the job scheduler. No job runs before {@link #register}, so a command never starts one. */
public final class JobsModule {
    private final Jobs jobs = new Jobs();
    private final JobScheduler scheduler;
    private final JobsWatch watch;
    private final Metrics metrics;

    public JobsModule(DataSource pool, Ids ids, Clock clock, Metrics metrics) {
        this.scheduler = new JobScheduler(pool, jobs, "node-" + ids.next(), clock, JobScheduler.Times.SHIPPED, metrics);
        this.watch = new JobsWatch(pool, jobs, scheduler, clock);
        this.metrics = metrics;
    }

    /** Accepts jobs until the service starts. */
    public Jobs jobs() {
        return jobs;
    }

    public JobsWatch watch() {
        return watch;
    }

    /** Runs the jobs from the start of the service to its end. */
    public void register(LifecycleEnvironment lifecycle) {
        lifecycle.manage(scheduler);
        watch.register(metrics);
    }
}
