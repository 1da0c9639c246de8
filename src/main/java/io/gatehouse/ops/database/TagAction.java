package io.gatehouse.ops.database;

import io.gatehouse.kernel.Rejection;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.Rollbacks;
import java.util.regex.Pattern;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db tag}. */
final class TagAction extends Action<Database> {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    TagAction() {
        super("tag", "Mark the schema as it is, to roll back to it later");
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("tag").type(Options.read(TagAction::tag)).help("its name, such as before-2.0");
    }

    @Override
    protected void run(Namespace arguments, Database database, Console console) {
        String tag = arguments.getString("tag");
        new Rollbacks(database).tag(tag);
        console.print("Tagged the schema " + tag);
    }

    private static String tag(String raw) throws Rejection {
        if (!TAG.matcher(raw).matches()) {
            throw new Rejection("value_error", "must be 1 to 100 letters, digits, dots, dashes and underscores");
        }
        return raw;
    }
}
