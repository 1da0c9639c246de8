package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import io.gatehouse.platform.jobs.JobsWatch;
import java.sql.SQLException;
import java.util.List;

/** Whether background jobs succeed, no matter which node runs them. */
final class JobsHealthCheck extends HealthCheck {
    private final JobsWatch jobs;

    JobsHealthCheck(JobsWatch jobs) {
        this.jobs = jobs;
    }

    @Override
    protected Result check() {
        try {
            List<String> troubles = jobs.troubles();
            return troubles.isEmpty() ? Result.healthy() : Result.unhealthy(String.join("; ", troubles));
        } catch (SQLException e) {
            return Result.unhealthy("the database does not answer");
        }
    }
}
