package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.ClientView;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** A verb that changes one client and shows what became of it. */
abstract class ClientAction extends Action<Operations> {
    private final String done;

    /**
     * @param done what is said before the client once it is changed
     */
    ClientAction(String name, String help, String done) {
        super(name, help);
        this.done = done;
    }

    abstract ClientView change(Namespace arguments, Operations open);

    @Override
    protected void configure(Subparser parser) {
        ClientArguments.addId(parser);
        Options.json(parser);
    }

    @Override
    protected final void run(Namespace arguments, Operations open, Console console) {
        ClientView client = change(arguments, open);
        if (Options.isJson(arguments)) {
            console.json(client);
        } else {
            console.print(done + " " + line(client));
        }
    }

    /** The client after the change. */
    String line(ClientView client) {
        return ClientLines.summary(client);
    }
}
