package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.ClientView;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code clients show}. */
final class ShowAction extends Action<Operations> {
    ShowAction() {
        super("show", "Show one client");
    }

    @Override
    protected void configure(Subparser parser) {
        ClientArguments.addId(parser);
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        ClientView client = open.clients().find(ClientArguments.id(arguments));
        if (Options.isJson(arguments)) {
            console.json(client);
        } else {
            ClientLines.all(client).forEach(console::print);
        }
    }
}
