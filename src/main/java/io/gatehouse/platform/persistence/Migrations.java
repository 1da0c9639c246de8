package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the schema to what this release needs, one migrator at a time whatever the number of nodes. */
public final class Migrations {
    /** Sends nothing home, and tells the log what Liquibase would print over the operator's screen. */
    public static final Map<String, Object> QUIET =
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
                update();
            }
            return pending;
        }
    }

    /** The ids of the changesets that this release has and the schema has not, in order. Changes nothing. */
    public List<String> pending() {
        List<String> pending = new ArrayList<>(Changelog.ids());
        pending.removeAll(applied());
        return pending;
    }

    /** Asked by plain SQL: Liquibase would make its tables where they are missing. */
    private Set<String> applied() {
        try (Connection connection = database.connect(LOOK);
                Statement statement = connection.createStatement()) {
            Set<String> ids = new HashSet<>();
            if (hasHistory(statement)) {
                ResultSet rows = statement.executeQuery("select id from databasechangelog");
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new CannotStart("The schema's history cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('databasechangelog') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void update() {
        try (Connection connection = database.connect(MIGRATE)) {
            liquibase.database.Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(Changelog.FILE, new ClassLoaderResourceAccessor(), target);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            Scope.child(QUIET, () -> liquibase.update(new Contexts()));
        } catch (Exception e) {
            throw new CannotStart("The migrations stopped: " + e.getMessage(), e);
        }
    }
}
