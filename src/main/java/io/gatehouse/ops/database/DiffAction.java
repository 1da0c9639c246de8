package io.gatehouse.ops.database;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.diff.ChangesetFile;
import io.gatehouse.platform.persistence.diff.SchemaDifference;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db diff}: for developers, in the root folder of the project. */
final class DiffAction extends Action<Database> {
    private final List<Class<?>> entities;

    DiffAction(List<Class<?>> entities) {
        super(
                "diff",
                "Write the changeset for what differs between the entities and the schema; tables without an entity are left alone");
        this.entities = entities;
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--name").help("a verb and a noun, such as add-users-nickname; made up unless given");
        DryRun.addTo(parser);
    }

    @Override
    protected void run(Namespace arguments, Database database, Console console) {
        SchemaDifference difference = SchemaDifference.between(database, entities);
        if (difference.isEmpty()) {
            console.print("Nothing differs between the entities and the schema.");
        } else if (DryRun.isAsked(arguments)) {
            difference.statements().forEach(statement -> console.verbatim(statement + ";"));
        } else {
            String name = Objects.requireNonNullElseGet(arguments.getString("name"), difference::title);
            ChangesetFile changeset = ChangesetFile.next(Path.of(""), name);
            changeset.write(difference);
            console.print("Wrote " + changeset.file() + ". Read it, build, and run `db migrate`.");
        }
    }
}
