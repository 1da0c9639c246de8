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
    private static final Map<String, Object> QUIET =
            Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService());

    private static final Duration LOOK = Duration.seconds(10);

    /** Large tables take their time. */
    private static final Duration MIGRATE = Duration.seconds(0);

    private static final String NO_RIGHT = "42501";

    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /**
     * Applies every pending changeset and returns their ids. The service's role has its rights afterwards, also where nothing was
     * pending.
     */
    public List<String> migrate() {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            List<String> pending = missing(database.connectAsOwner(LOOK));
            if (!pending.isEmpty()) {
                update();
            }
            grant();
            return pending;
        }
    }

    /** Gives the service's role its rights on the schema as it is now. For whoever holds the migration lock. */
    public void grant() {
        if (database.hasOneRole()) {
            return;
        }
        try (Connection connection = database.connectAsOwner(LOOK)) {
            Grants.give(connection, database.serviceRole());
        } catch (SQLException e) {
            throw new CannotStart(
                    "The role " + database.serviceRole() + " could not be given its rights: " + e.getMessage(), e);
        }
    }

    /** The ids of the changesets that this release has and the schema has not, in order. Changes nothing. */
    public List<String> pending() {
        return missing(database.connect(LOOK));
    }

    /** Asked by plain SQL: Liquibase would make its tables where they are missing. */
    private List<String> missing(Connection opened) {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            List<String> missing = new ArrayList<>(Changelog.ids());
            if (hasHistory(statement)) {
                missing.removeAll(applied(statement));
            }
            return missing;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Set<String> applied(Statement statement) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("select id from databasechangelog")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private CannotStart unreadable(SQLException thrown) {
        if (NO_RIGHT.equals(thrown.getSQLState())) {
            return new CannotStart(
                    "The role " + database.serviceRole()
                            + " has no rights on the schema: run `java -jar gatehouse.jar db"
                            + " migrate config.yml` with DATABASE_OWNER_USER and DATABASE_OWNER_PASSWORD set to the role"
                            + " that owns it, which grants them.",
                    thrown);
        }
        return new CannotStart("The schema's history cannot be read: " + thrown.getMessage(), thrown);
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('databasechangelog') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** What the database said: Liquibase wraps it in the whole statement. */
    private static String reason(Exception thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    private void update() {
        try (Connection connection = database.connectAsOwner(MIGRATE)) {
            liquibase.database.Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(Changelog.FILE, new ClassLoaderResourceAccessor(), target);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            Scope.child(QUIET, () -> liquibase.update(new Contexts()));
        } catch (Exception e) {
            throw new CannotStart(
                    "The migrations stopped, with nothing of the last changeset applied: " + reason(e) + ".", e);
        }
    }
}
