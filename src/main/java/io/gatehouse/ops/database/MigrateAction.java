package io.gatehouse.ops.database;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Migrations;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db migrate}. */
final class MigrateAction extends Action<Database> {
    MigrateAction() {
        super("migrate", "Apply what is pending; waits for another migrator");
    }

    @Override
    protected void configure(Subparser parser) {
        DryRun.addTo(parser);
    }

    @Override
    protected void run(Namespace arguments, Database database, Console console) {
        Migrations migrations = new Migrations(database);
        if (DryRun.isAsked(arguments)) {
            DryRun.print(migrations.script(), console);
            return;
        }
        List<String> applied = migrations.migrate();
        applied.forEach(id -> console.print("Applied " + id));
        console.print(applied.isEmpty() ? "Nothing was pending." : "The schema is up to date.");
    }
}
