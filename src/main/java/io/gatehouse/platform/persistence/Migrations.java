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

    /** Applies the first so many changesets of this release, and no more, to a database that has none. */
    public void migrateFirst(int count) {
        try (MigrationLock ignored = MigrationLock.take(database)) {
            if (SchemaHistory.of(database).applied().isEmpty()) {
                LiquibaseSession.run(
                        database, liquibase -> liquibase.update(count, new Contexts(), new LabelExpression()));
            }
        }
    }

    /** The ids of all changesets of this release, in the order in which they apply. */
    public static List<String> known() {
        return Changelog.ids();
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
