package io.gatehouse.ops.database;

import io.gatehouse.kernel.Rejection;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.RollbackPoint;
import io.gatehouse.platform.persistence.Rollbacks;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db rollback}. */
final class RollbackAction extends Action<Database> {
    private static final String POINT = "point";

    RollbackAction() {
        super("rollback", "Take changesets back, WITH THE DATA in the tables and columns that they made");
    }

    @Override
    protected void configure(Subparser parser) {
        MutuallyExclusiveGroup point = parser.addMutuallyExclusiveGroup().required(true);
        point.addArgument("--tag")
                .dest(POINT)
                .type(Options.read(RollbackPoint.Tagged::new))
                .help("take back what came after this tag");
        point.addArgument("--count")
                .dest(POINT)
                .type(Options.read(RollbackAction::last))
                .help("take back the last so many");
        MutuallyExclusiveGroup deed = parser.addMutuallyExclusiveGroup().required(true);
        deed.addArgument("--yes").action(Arguments.storeTrue()).help("yes, take them back");
        deed.addArgument("--dry-run").action(Arguments.storeTrue()).help("print the SQL and change nothing");
    }

    @Override
    protected void run(Namespace arguments, Database database, Console console) {
        Rollbacks rollbacks = new Rollbacks(database);
        RollbackPoint point = arguments.get(POINT);
        if (DryRun.isAsked(arguments)) {
            DryRun.print(rollbacks.script(point), console);
            return;
        }
        List<String> takenBack = rollbacks.rollBack(point);
        takenBack.forEach(id -> console.print("Took back " + id));
        console.print(takenBack.isEmpty() ? "There was nothing to take back." : "Done.");
    }

    private static RollbackPoint last(String raw) throws Rejection {
        try {
            int count = Integer.parseInt(raw);
            if (count > 0) {
                return new RollbackPoint.Last(count);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Rejection("int_parsing", "must be a whole number above 0");
    }
}
