package io.gatehouse.ops.sessions;

import io.gatehouse.accounts.sessions.EndReason;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.UserId;
import io.gatehouse.kernel.Uuids;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.ops.users.Account;
import io.gatehouse.platform.http.Wire;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code sessions end}. */
final class EndAction extends Action<Operations> {
    EndAction() {
        super("end", "End one session of a user");
    }

    @Override
    protected void configure(Subparser parser) {
        Account.addTo(parser);
        parser.addArgument("--session")
                .type(Options.read(Uuids::parse))
                .required(true)
                .help("its id, as `sessions list` shows it");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        UserId user = Account.of(arguments, open.administration());
        UUID session = arguments.get("session");
        if (!open.sessions().end(open.operator(), user, session, EndReason.REVOKED)) {
            throw Failure.notFound("Session " + session + " not found");
        }
        if (Options.isJson(arguments)) {
            console.json(new EndedView(session.toString()));
        } else {
            console.print("Ended: " + session);
        }
    }

    /** Which session was ended. */
    @Wire
    record EndedView(String id) {}
}
