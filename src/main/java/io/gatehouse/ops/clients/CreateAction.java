package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.Audience;
import io.gatehouse.accounts.clients.ClientName;
import io.gatehouse.accounts.clients.IssuedClient;
import io.gatehouse.accounts.clients.NewClient;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code clients create}. */
final class CreateAction extends Action<Operations> {
    CreateAction() {
        super("create", "Make a client and show its secret, this once");
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--name")
                .required(true)
                .type(Options.read(ClientName::parse))
                .help("what the client is called");
        ClientArguments.addScopes(parser);
        parser.addArgument("--audience")
                .type(Options.read(Audience::parse))
                .help("the aud of the tokens that it may introspect, such as tokens.audience of the configuration");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        NewClient client = new NewClient(
                arguments.get("name"),
                ClientArguments.scopes(arguments),
                Optional.ofNullable(arguments.get("audience")));
        IssuedClient issued = open.clients().create(open.operator().actor(), client);
        ClientLines.show("Created:", issued, Options.isJson(arguments), console);
    }
}
