package io.gatehouse.ops.clients;

import io.gatehouse.accounts.clients.ClientView;
import io.gatehouse.ops.Operations;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code clients set-scopes}. */
final class SetScopesAction extends ClientAction {
    SetScopesAction() {
        super(
                "set-scopes",
                "Let a client do this instead of what it might do before, and end its tokens",
                "Changed the scopes, with all its tokens ended:");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        ClientArguments.addScopes(parser);
    }

    @Override
    ClientView change(Namespace arguments, Operations open) {
        return open.clients()
                .setScopes(open.operator().actor(), ClientArguments.id(arguments), ClientArguments.scopes(arguments));
    }
}
