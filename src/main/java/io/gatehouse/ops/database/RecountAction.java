package io.gatehouse.ops.database;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.http.Wire;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Recount;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db recount}. */
final class RecountAction extends Action<Database> {
    RecountAction() {
        super("recount", "Count the rows of lists anew and put their totals right; the service may run meanwhile");
    }

    @Override
    protected void configure(Subparser parser) {
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Database database, Console console) {
        List<Recount.Counted> counted = Recount.run(database);
        if (Options.isJson(arguments)) {
            console.json(new RecountView(counted.stream().map(CountView::of).toList()));
            return;
        }
        for (Recount.Counted each : counted) {
            console.print(each.name() + ": " + each.rows()
                    + (each.isRight() ? ", as counted" : ", counted as " + each.kept() + ": put right"));
        }
    }

    /** What a script reads. */
    @Wire
    record RecountView(List<CountView> counts) {}

    /** One of the things that are counted, and what its total was before. */
    @Wire
    record CountView(String name, long rows, long totalBefore) {
        static CountView of(Recount.Counted counted) {
            return new CountView(counted.name(), counted.rows(), counted.kept());
        }
    }
}
