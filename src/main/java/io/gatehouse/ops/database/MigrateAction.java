package io.gatehouse.ops.database;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Migrations;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db migrate}. */
final class MigrateAction implements Action<Database> {
    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String help() {
        return "Apply what is pending; waits for another migrator";
    }

    @Override
    public void configure(Subparser parser) {
        DryRun.addTo(parser);
    }

    @Override
    public void run(Namespace arguments, Database database, Console console) {
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
