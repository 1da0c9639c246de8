package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;

/** Brings the schema to what this release needs. One migrator works at a time, whatever the number of nodes. */
public final class Migrations {
    private static final Duration LOOK = Duration.seconds(10);

    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /**
     * Applies every pending changeset and returns their ids. Grants the service role its rights, even if nothing was pending.
     * Throws {@link CannotStart} if the schema is neither older nor newer than this release's.
     */
    public List<String> migrate() {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            SchemaHistory history = SchemaHistory.asOwner(database);
            history.requireOfThisLine();
            List<String> pending = history.pending();
            if (!pending.isEmpty()) {
                LiquibaseSession.run(database, liquibase -> liquibase.update(new Contexts()));
            }
            grant();
            return pending;
        }
    }

    /** As {@link #migrate}, but if nothing is to do, it does not wait for the lock, which a backup holds for minutes. */
    public List<String> migrateIfNeeded() {
        return isDone() ? List.of() : migrate();
    }

    private boolean isDone() {
        try (Connection connection = database.connect(LOOK)) {
            return Grants.areGiven(connection)
                    && SchemaHistory.read(connection).pending().isEmpty();
        } catch (SQLException e) {
            throw new CannotStart("The schema cannot be looked at: " + SqlTrouble.of(e), e);
        }
    }

    /** Grants the service role its rights on the current schema. The caller holds the migration lock. */
    public void grant() {
        if (database.hasOneRole()) {
            return;
        }
        try (Connection connection = database.connectAsOwner(LOOK)) {
            Grants.give(connection, database.serviceRole());
        } catch (SQLException e) {
            throw new CannotStart(
                    "The role " + database.serviceRole() + " could not be given its rights: " + SqlTrouble.of(e), e);
        }
    }

    /** Applies the first {@code count} changesets of this release, and no more, to a database that has none. */
    public void migrateFirst(int count) {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            if (SchemaHistory.asOwner(database).applied().isEmpty()) {
                LiquibaseSession.run(
                        database, liquibase -> liquibase.update(count, new Contexts(), new LabelExpression()));
            }
            grant();
        }
    }

    /** The ids of this release's changesets that the schema lacks, in order, as the service sees it. Changes nothing. */
    public List<String> pending() {
        return SchemaHistory.asService(database).pending();
    }

    /** The SQL that {@link #migrate} would run, without the grants; empty if nothing is pending. Changes nothing. */
    public String script() {
        SchemaHistory history = SchemaHistory.asOwner(database);
        history.requireOfThisLine();
        int pending = history.pending().size();
        StringWriter script = new StringWriter();
        if (pending > 0) {
            LiquibaseSession.run(
                    database, liquibase -> liquibase.update(pending, new Contexts(), new LabelExpression(), script));
        }
        return script.toString();
    }
}
