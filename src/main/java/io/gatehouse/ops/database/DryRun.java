package io.gatehouse.ops.database;

import io.gatehouse.ops.Console;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code --dry-run}: the SQL instead of the deed. */
final class DryRun {
    private DryRun() {}

    static void addTo(Subparser parser) {
        Options.flag(parser, "dry-run", "print the SQL and change nothing");
    }

    static boolean isAsked(Namespace arguments) {
        return arguments.getBoolean("dry_run");
    }

    static void print(String script, Console console) {
        if (script.isEmpty()) {
            console.note("There is nothing to do.");
        }
        console.verbatim(script);
    }
}
