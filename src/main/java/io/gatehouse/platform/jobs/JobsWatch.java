package io.gatehouse.platform.jobs;

import io.gatehouse.platform.metrics.Metrics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Knows how long ago each job last succeeded on any node. The health check asks every few seconds; the metrics show it too. */
public final class JobsWatch {
    private static final String SUCCESSES =
            "select task_name, last_success from scheduled_tasks where last_success is not null and task_name = any (?)";

    private final DataSource pool;
    private final Jobs jobs;
    private final JobScheduler scheduler;
    private final Clock clock;
    private final Instant since;
    private volatile Map<String, Instant> successes = Map.of();

    JobsWatch(DataSource pool, Jobs jobs, JobScheduler scheduler, Clock clock) {
        this.pool = pool;
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.clock = clock;
        this.since = clock.instant();
    }

    void register(Metrics metrics) {
        metrics.jobsSinceSuccess(this::sinceSuccess);
    }

    /** The problems, one sentence each; empty if the jobs run as they should. */
    public List<String> troubles() throws SQLException {
        if (!scheduler.isRunning()) {
            return List.of("the scheduler does not run");
        }
        Map<String, Instant> read = read();
        successes = read;
        List<String> troubles = new ArrayList<>();
        for (Job job : jobs.all()) {
            Duration age = age(later(read.getOrDefault(job.name(), since), since));
            if (job.isLate(age)) {
                troubles.add(job.name() + " has not succeeded for " + age.toSeconds() + " s");
            }
        }
        return troubles;
    }

    private Map<String, Duration> sinceSuccess() {
        return successes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> age(each.getValue())));
    }

    private Duration age(Instant then) {
        return Duration.between(then, clock.instant());
    }

    /** The time before this node started does not count: a job is not late because no node ran. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Map<String, Instant> read() throws SQLException {
        Object[] names = jobs.all().stream().map(Job::name).toArray();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SUCCESSES)) {
            statement.setArray(1, connection.createArrayOf("text", names));
            return read(statement);
        }
    }

    private static Map<String, Instant> read(PreparedStatement statement) throws SQLException {
        Map<String, Instant> read = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                read.put(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return read;
    }
}
