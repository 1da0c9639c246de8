package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.ClientView;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.http.Wire;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code clients list}: a page at a time, oldest first. */
final class ListAction extends Action<Operations> {
    ListAction() {
        super("list", "List clients, a page at a time");
    }

    @Override
    protected void configure(Subparser parser) {
        Options.paging(parser, "clients");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        PageRequest request = Options.page(arguments);
        Page<ClientView> page = open.clients().list(request);
        if (Options.isJson(arguments)) {
            console.json(new ClientsView(page.rows(), page.total().rows(), request.page(), request.limit()));
            return;
        }
        console.table(
                ClientLines.HEADER, page.rows().stream().map(ClientLines::cells).toList());
        console.noteOf(page);
    }

    /** A page as lists over HTTP have it. */
    @Wire
    record ClientsView(List<ClientView> data, long total, int page, int limit) {}
}
