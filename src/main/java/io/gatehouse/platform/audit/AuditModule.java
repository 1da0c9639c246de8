package io.gatehouse.platform.audit;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.platform.jobs.Jobs;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import javax.crypto.SecretKey;
import org.hibernate.SessionFactory;

/** Builds everything that writes, seals, reads and verifies the audit trail. */
public final class AuditModule {
    private static final Duration BETWEEN_SEALS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);

    private final Transactions transactions;
    private final Clock clock;
    private final Macs macs;
    private final SealDao seals;
    private final AuditTrail trail;
    private final AuditService service;
    private final RefusedAttempts refused;

    /** Takes the key that the installation uses only for the audit trail. */
    public AuditModule(
            SecretKey key,
            SessionFactory sessions,
            Transactions transactions,
            Ids ids,
            Clock clock,
            SecureRandom random) {
        this.transactions = transactions;
        this.clock = clock;
        this.macs = new Macs(key);
        this.seals = new SealDao(sessions);
        EventDao events = new EventDao(sessions);
        this.trail = new AuditTrail(transactions, events, macs, ids, clock, random);
        this.refused = new RefusedAttempts(trail, clock);
        this.service = new AuditService(transactions, seals, new EventListDao(sessions), events, macs, trail, clock);
    }

    public AuditTrail trail() {
        return trail;
    }

    public RefusedAttempts refused() {
        return refused;
    }

    public AuditService service() {
        return service;
    }

    /** Seals events from the start of the service to its end. */
    public void register(AuditConfiguration configuration, LifecycleEnvironment lifecycle, Jobs jobs, Metrics metrics) {
        refused.register(lifecycle);
        Checkpoints checkpoints = new Checkpoints(clock, CheckpointFile.of(configuration));
        Sealer sealer = new Sealer(transactions, seals, macs, clock, checkpoints);
        jobs.every("audit-seal", BETWEEN_SEALS, sealer::seal);
        jobs.every("audit-sweep", BETWEEN_SWEEPS, sealer::sealStrays);
        metrics.auditCheckpoint(checkpoints::last);
        metrics.auditUnsealed(service::lastUnsealedFor);
    }
}
