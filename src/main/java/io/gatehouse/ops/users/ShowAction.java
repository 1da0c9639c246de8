package io.gatehouse.ops.users;

import io.gatehouse.accounts.users.AccountView;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code users show}. */
final class ShowAction extends Action<Operations> {
    ShowAction() {
        super("show", "Show one account");
    }

    @Override
    protected void configure(Subparser parser) {
        Account.addTo(parser);
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        AdministrationService users = open.administration();
        AccountView account = users.find(Account.of(arguments, users));
        if (Options.isJson(arguments)) {
            console.json(account);
        } else {
            AccountLines.all(account).forEach(console::print);
        }
    }
}
