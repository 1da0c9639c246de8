package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Failure;
import java.io.StringWriter;
import java.util.List;
import liquibase.Contexts;

/** Takes changesets back, and with them the data that they made room for; never beside a migrator. */
public final class Rollbacks {
    private final Database database;

    public Rollbacks(Database database) {
        this.database = database;
    }

    /** Marks the schema as it is; a tag that the last changeset had before is replaced. */
    public void tag(String tag) {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            if (SchemaHistory.asOwner(database).applied().isEmpty()) {
                throw Failure.notFound("There is no schema to tag: run `db migrate` first.");
            }
            LiquibaseSession.run(database, liquibase -> liquibase.tag(tag));
        }
    }

    /** Takes back whatever came after the point, and returns the ids, newest first. */
    public List<String> rollBack(RollbackPoint point) {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            List<String> affected = point.after(SchemaHistory.asOwner(database));
            LiquibaseSession.run(database, liquibase -> liquibase.rollback(affected.size(), (String) null));
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
