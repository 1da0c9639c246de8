package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheckRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Whether this node should get requests: not before its checks have passed once, not while a check fails, and not after it was
 * told to stop.
 */
final class Readiness implements LifeCycle.Listener {
    private final HealthCheckRegistry checks;
    private final List<BackgroundHealthCheck> background;
    private final Set<String> advisory;
    private volatile boolean stopping;

    /**
     * All checks answer from memory, so that a probe costs nothing, waits for nothing and cannot be used to load the database.
     * Advisory checks are shown with the others and do not count here.
     */
    Readiness(HealthCheckRegistry checks, List<BackgroundHealthCheck> background, Set<String> advisory) {
        this.checks = checks;
        this.background = background;
        this.advisory = advisory;
    }

    boolean isReady() {
        return !stopping && failing().isEmpty();
    }

    boolean isStarted() {
        return background.stream().allMatch(BackgroundHealthCheck::isDone);
    }

    List<String> failing() {
        return checks.runHealthChecks((name, check) -> !advisory.contains(name)).entrySet().stream()
                .filter(each -> !each.getValue().isHealthy())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void lifeCycleStopping(LifeCycle event) {
        stopping = true;
    }
}
