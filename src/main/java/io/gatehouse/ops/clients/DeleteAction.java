package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.ClientView;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code clients delete}. */
final class DeleteAction extends ClientAction {
    DeleteAction() {
        super("delete", "Delete a client, its secrets and its tokens for good", "Deleted:");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        Options.yes(parser, "delete it");
    }

    @Override
    ClientView change(Namespace arguments, Operations open) {
        ClientView client = open.clients().find(ClientArguments.id(arguments));
        open.clients().delete(open.operator().actor(), ClientArguments.id(arguments));
        return client;
    }

    @Override
    String line(ClientView client) {
        return ClientLines.former(client);
    }
}
