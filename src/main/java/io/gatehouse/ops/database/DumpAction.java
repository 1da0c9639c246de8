package io.gatehouse.ops.database;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.diff.SchemaDump;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code db dump}. */
final class DumpAction extends Action<Database> {
    DumpAction() {
        super(
                "dump",
                "Print the schema as a Liquibase changelog: tables and columns, NOT THE DATA (for those: data backup)");
    }

    @Override
    protected void run(Namespace arguments, Database database, Console console) {
        console.verbatim(SchemaDump.of(database));
    }
}
