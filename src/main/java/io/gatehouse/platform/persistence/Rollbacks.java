package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Failure;
import java.io.StringWriter;
import java.util.List;
import liquibase.Contexts;

/** Rolls changesets back, and with them the data in what they created; never at the same time as a migrator. */
public final class Rollbacks {
    private final Database database;

    public Rollbacks(Database database) {
        this.database = database;
    }

    /** Tags the current schema; replaces the tag of the last changeset, if it has one. */
    public void tag(String tag) {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            if (SchemaHistory.asOwner(database).applied().isEmpty()) {
                throw Failure.notFound("There is no schema to tag: run `db migrate` first.");
            }
            LiquibaseSession.run(database, liquibase -> liquibase.tag(tag));
        }
    }

    /** Rolls back all changesets after the point, and returns their ids, newest first. */
    public List<String> rollBack(RollbackPoint point) {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            List<String> affected = point.after(SchemaHistory.asOwner(database));
            LiquibaseSession.run(database, liquibase -> liquibase.rollback(affected.size(), (String) null));
            // The service role has no rights yet on what a rollback creates again.
            new Migrations(database).grant();
            return affected;
        }
    }

    /** The SQL that {@link #rollBack} would run. Changes nothing. */
    public String script(RollbackPoint point) {
        StringWriter script = new StringWriter();
        int affected = point.after(SchemaHistory.asOwner(database)).size();
        LiquibaseSession.run(database, liquibase -> liquibase.rollback(affected, new Contexts(), script));
        return script.toString();
    }
}
