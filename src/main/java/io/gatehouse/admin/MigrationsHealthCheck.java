package io.gatehouse.admin;

import com.codahale.metrics.health.HealthCheck;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.persistence.Migrations;
import java.util.List;

/** Whether the schema has everything that this release needs. */
final class MigrationsHealthCheck extends HealthCheck {
    private final Migrations migrations;

    MigrationsHealthCheck(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    protected Result check() {
        try {
            List<String> pending = migrations.pending();
            return pending.isEmpty() ? Result.healthy() : Result.unhealthy("pending: " + String.join(", ", pending));
        } catch (CannotStart e) {
            return Result.unhealthy("the schema's history cannot be read");
        }
    }
}
