package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import io.gatehouse.platform.audit.AuditService;
import java.time.Duration;

/** Whether events are sealed soon after they happen: until then they could be removed without a trace. */
final class AuditHealthCheck extends HealthCheck {
    /** Sealing takes a second or two, or half a minute if a node was killed while it sealed. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final AuditService audit;

    AuditHealthCheck(AuditService audit) {
        this.audit = audit;
    }

    @Override
    protected Result check() {
        Duration waiting = audit.unsealedFor();
        return waiting.compareTo(LONGEST_WAIT) <= 0
                ? Result.healthy()
                : Result.unhealthy("an event has waited for its seal for " + waiting.toSeconds() + " s");
    }
}
