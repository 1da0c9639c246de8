package io.gatehouse.ops.sessions;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.http.Wire;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code sessions end-all}: everybody signs in anew. */
final class EndAllAction extends Action<Operations> {
    EndAllAction() {
        super("end-all", "End every session of everybody, and refuse every token handed out so far");
    }

    @Override
    protected void configure(Subparser parser) {
        Options.yes(parser, "everybody shall sign in anew");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        long ended = open.allSessions().end(open.operator().actor());
        if (Options.isJson(arguments)) {
            console.json(new EndedView(ended));
        } else {
            console.print("Ended " + ended + " sessions.");
        }
    }

    /** How many sessions were ended. */
    @Wire
    record EndedView(long sessions) {}
}
