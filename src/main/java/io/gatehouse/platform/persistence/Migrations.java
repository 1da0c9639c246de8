package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the schema to what this release needs, one migrator at a time whatever the number of nodes. */
public final class Migrations {
    /** Sends nothing home, and tells the log what Liquibase would print over the operator's screen. */
    private static final Map<String, Object> QUIET =
            Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService());

    private static final Duration LOOK = Duration.seconds(10);

    /** Large tables take their time. */
    private static final Duration MIGRATE = Duration.seconds(0);

    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /** Applies every pending changeset and returns their ids. */
    public List<String> migrate() {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            List<String> pending = pending();
            if (!pending.isEmpty()) {
                update(liquibase -> liquibase.update(new Contexts()));
            }
            return pending;
        }
    }

    /** Applies the first so many changesets of this release, and no more, to a database that has none. */
    public void migrateFirst(int count) {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            if (applied().isEmpty()) {
                update(liquibase -> liquibase.update(count, new Contexts(), new LabelExpression()));
            }
        }
    }

    /** The ids of all changesets of this release, in the order in which they apply. */
    public static List<String> known() {
        return Changelog.ids();
    }

    /** The ids of the changesets that this release has and the schema has not, in order. Changes nothing. */
    public List<String> pending() {
        List<String> pending = new ArrayList<>(Changelog.ids());
        pending.removeAll(applied());
        return pending;
    }

    private List<String> applied() {
        try (Connection connection = database.connect(LOOK)) {
            return AppliedChangesets.on(connection);
        } catch (SQLException e) {
            throw new CannotStart("The schema's history cannot be read: " + e.getMessage(), e);
        }
    }

    private void update(Work work) {
        try (Connection connection = database.connect(MIGRATE)) {
            liquibase.database.Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(Changelog.FILE, new ClassLoaderResourceAccessor(), target);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            Scope.child(QUIET, () -> work.on(liquibase));
        } catch (Exception e) {
            throw new CannotStart("The migrations stopped: " + e.getMessage(), e);
        }
    }

    /** What Liquibase is to do. */
    private interface Work {
        void on(Liquibase liquibase) throws LiquibaseException;
    }
}
