package io.gatehouse.ops.admin;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Whether this node should be sent requests: not before its checks have passed once, not while they fail, and not from the
 * moment on that it is told to stop.
 */
final class Readiness implements LifeCycle.Listener {
    private final HealthCheckRegistry checks;
    private final Set<String> advisory;
    private volatile boolean checked;
    private volatile boolean stopping;
    private volatile List<String> failing = List.of();

    /** What the advisory checks find is shown among all checks and does not count here. */
    Readiness(HealthCheckRegistry checks, Set<String> advisory) {
        this.checks = checks;
        this.advisory = advisory;
    }

    /** Runs all checks; called on a schedule, so that a probe costs nothing and cannot be used to load the database. */
    void refresh() {
        SortedMap<String, HealthCheck.Result> results = checks.runHealthChecks();
        failing = results.entrySet().stream()
                .filter(each -> !each.getValue().isHealthy() && !advisory.contains(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        checked = true;
    }

    boolean isReady() {
        return checked && !stopping && failing.isEmpty();
    }

    boolean isStarted() {
        return checked;
    }

    List<String> failing() {
        return failing;
    }

    @Override
    public void lifeCycleStopping(LifeCycle event) {
        stopping = true;
    }
}
