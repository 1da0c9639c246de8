package io.gatehouse.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dropwizard.lifecycle.Managed;
import io.gatehouse.platform.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the jobs from the start of the service to its end. {@code scheduled_tasks} determines which node runs a job. */
final class JobScheduler implements Managed {
    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);

    private static final int THREADS = 2;

    /** After this many missed heartbeats another node takes over a job: in half a minute, while the default is half an hour. */
    private static final int MISSED_HEARTBEATS = 6;

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final DataSource pool;
    private final Jobs jobs;
    private final String node;
    private final Clock clock;
    private final Times times;
    private final Metrics metrics;
    private volatile @Nullable Scheduler scheduler;

    JobScheduler(DataSource pool, Jobs jobs, String node, Clock clock, Times times, Metrics metrics) {
        this.pool = pool;
        this.jobs = jobs;
        this.node = node;
        this.clock = clock;
        this.times = times;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        Scheduler started = Scheduler.create(pool)
                .startTasks(jobs.close().stream().map(this::task).toList())
                .schedulerName(new SchedulerName.Fixed(node))
                .clock(clock::instant)
                .threads(THREADS)
                .pollingInterval(times.poll())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(times.longestStop())
                .failureLogging(LogLevel.OFF, false)
                .build();
        started.start();
        scheduler = started;
    }

    boolean isRunning() {
        Scheduler started = scheduler;
        if (started == null) {
            return false;
        }
        SchedulerState state = started.getSchedulerState();
        return state.isStarted() && !state.isShuttingDown();
    }

    private RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.interval())).execute((instance, context) -> run(job));
    }

    /** Throws what the job throws, because that tells the scheduler that the job failed. */
    private void run(Job job) {
        try {
            job.work().run();
            metrics.jobRun(job.name(), true);
        } catch (RuntimeException | Error e) {
            metrics.jobRun(job.name(), false);
            log.warn("The job {} failed and is tried again at its next time: {}", job.name(), e.toString());
            log.debug("What the job {} threw", job.name(), e);
            throw e;
        }
    }

    @Override
    public void stop() {
        Scheduler started = scheduler;
        if (started != null) {
            started.stop();
        }
    }

    /**
     * The longest times that things take.
     *
     * @param poll the time between two checks for a due job
     * @param longestStop how long a running job may continue once the service stops; then it is interrupted
     */
    record Times(Duration poll, Duration longestStop) {
        static final Times SHIPPED = new Times(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
}
