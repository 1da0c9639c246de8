package io.gatehouse.platform.persistence;

import java.io.StringWriter;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;

/** Brings the schema to what this release needs, one migrator at a time whatever the number of nodes. */
public final class Migrations {
    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /** Applies every pending changeset and returns their ids. */
    public List<String> migrate() {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            List<String> pending = pending();
            if (!pending.isEmpty()) {
                LiquibaseSession.run(database, liquibase -> liquibase.update(new Contexts()));
            }
            return pending;
        }
    }

    /** The ids of the changesets that this release has and the schema has not, in order. Changes nothing. */
    public List<String> pending() {
        return SchemaHistory.of(database).pending();
    }

    /** The SQL that {@link #migrate} would run; empty where nothing is pending. Changes nothing. */
    public String script() {
        int pending = pending().size();
        StringWriter script = new StringWriter();
        if (pending > 0) {
            LiquibaseSession.run(
                    database, liquibase -> liquibase.update(pending, new Contexts(), new LabelExpression(), script));
        }
        return script.toString();
    }
}
