package io.gatehouse.ops.sessions;

import io.gatehouse.accounts.sessions.SessionView;
import io.gatehouse.accounts.sessions.SessionsView;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.UserId;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.ops.users.Account;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code sessions list}: of one account, a page at a time. */
final class ListAction extends Action<Operations> {
    ListAction() {
        super("list", "List where a user is signed in, newest first");
    }

    @Override
    protected void configure(Subparser parser) {
        Account.addTo(parser);
        Options.paging(parser, "sessions");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        UserId user = Account.of(arguments, open.administration());
        Page<SessionView> page = open.sessions().list(user, Options.page(arguments));
        if (Options.isJson(arguments)) {
            console.json(SessionsView.of(page));
            return;
        }
        console.table(
                List.of("ID", "SINCE", "LAST USED", "FROM", "AGENT"),
                page.rows().stream().map(ListAction::cells).toList());
        console.noteOf(page);
    }

    private static List<String> cells(SessionView session) {
        return List.of(
                session.id(),
                session.createdAt().toString(),
                session.lastUsedAt().toString(),
                session.ip(),
                session.userAgent());
    }
}
