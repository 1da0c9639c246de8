package io.gatehouse.ops.database;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.diff.SchemaDump;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code db dump}. */
final class DumpAction implements Action<Database> {
    @Override
    public String name() {
        return "dump";
    }

    @Override
    public String help() {
        return "Print the schema as a Liquibase changelog: tables and columns, NOT THE DATA (for those: data backup)";
    }

    @Override
    public void run(Namespace arguments, Database database, Console console) {
        SchemaDump.of(database).lines().forEach(console::print);
    }
}
