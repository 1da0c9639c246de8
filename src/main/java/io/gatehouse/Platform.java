package io.gatehouse;

import com.codahale.metrics.MetricRegistry;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.platform.audit.AuditModule;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.jobs.JobsModule;
import io.gatehouse.platform.limits.Limits;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.Migrations;
import io.gatehouse.platform.persistence.Pools;
import io.gatehouse.platform.persistence.SessionFactories;
import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.InstallationService;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.Purpose;
import io.gatehouse.platform.secrets.SecretsModule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all features build on, in level order: the database, its schema and pool, secrets, the feed. */
final class Platform implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Platform.class);

    final Database database;
    final Clock clock;
    final SecureRandom random;
    final Metrics metrics;
    final Migrations migrations;
    final Pools pools;
    final SessionFactory sessionFactory;
    final Transactions transactions;
    final Callers callers;
    final Ids ids;
    final Limits limits;
    final SecretsModule secrets;
    final JobsModule jobs;
    final AuditModule audit;
    final ChangesModule changes;

    Platform(
            GatehouseConfiguration configuration,
            Database database,
            Sources sources,
            NewSecrets newSecrets,
            MetricRegistry registry,
            Supplier<Duration> longestTokenLife) {
        this.database = database;
        this.clock = sources.clock();
        this.random = sources.random();
        this.metrics = new Metrics(Version.current());
        this.migrations = new Migrations(database);
        prepareSchema();
        this.pools = database.pools(registry);
        this.sessionFactory = SessionFactories.build(pools, Wiring.ENTITIES);
        this.transactions = new Transactions(sessionFactory, pools);
        this.callers = new Callers(sessionFactory, transactions, metrics);
        this.ids = new Ids(clock, random);
        this.limits = new Limits(sessionFactory, transactions);
        this.secrets = openSecrets(configuration, newSecrets);
        this.jobs = new JobsModule(pools.background(), ids, clock, metrics);
        this.audit = new AuditModule(
                secrets.installation().subkey(Purpose.AUDIT), sessionFactory, transactions, ids, clock, random);
        this.changes = new ChangesModule(
                configuration.changes(),
                configuration.access().staleAfter().toJavaDuration(),
                database,
                sessionFactory,
                transactions,
                longestTokenLife,
                clock);
    }

    /** Gatehouse migrates its embedded database itself; the operator of a configured one decides when to migrate it. */
    private void prepareSchema() {
        if (database.isEmbedded()) {
            List<String> applied = migrations.migrateIfNeeded();
            if (!applied.isEmpty()) {
                log.info("Migrated the embedded database: {}", String.join(", ", applied));
            }
            return;
        }
        List<String> pending = migrations.pending();
        if (!pending.isEmpty()) {
            throw new CannotStart("The schema is behind this release (pending: " + String.join(", ", pending)
                    + "). Run `java -jar gatehouse.jar db migrate config.yml` first.");
        }
    }

    /**
     * An embedded installation makes its master key together with the secrets that the key seals, never later: a new key next to
     * data that another key sealed would only hide that the other one is missing.
     */
    private SecretsModule openSecrets(GatehouseConfiguration configuration, NewSecrets newSecrets) {
        boolean isInstalled = SecretsModule.isInstalled(sessionFactory, transactions);
        if (!isInstalled && newSecrets == NewSecrets.REFUSED) {
            throw InstallationService.notMade();
        }
        MasterKeys masterKeys = isInstalled
                ? MasterKeys.atHand(configuration.secrets(), database.isEmbedded(), configuration.data())
                : MasterKeys.load(configuration.secrets(), database.isEmbedded(), configuration.data(), random);
        SecretsModule opened = new SecretsModule(masterKeys, sessionFactory, transactions, clock, random);
        if (!isInstalled) {
            opened.installation().make();
        }
        return opened;
    }

    @Override
    public void close() {
        sessionFactory.close();
        try {
            pools.stop();
        } catch (Exception e) {
            // stop() declares any exception. An embedded database must be stopped in every case.
            log.warn("The connection pool did not close cleanly", e);
        }
        database.close();
    }

    /** Where time and randomness come from. */
    record Sources(Clock clock, SecureRandom random) {}

    /** What to do with a database that is not an installation yet. */
    enum NewSecrets {
        /** Make it one, sealed under the newest available master key. */
        MADE,
        REFUSED
    }
}
