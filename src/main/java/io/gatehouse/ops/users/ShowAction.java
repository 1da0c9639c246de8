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
final class ShowAction implements Action<Operations> {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public String help() {
        return "Show one account";
    }

    @Override
    public void configure(Subparser parser) {
        Account.addTo(parser);
        Options.json(parser);
    }

    @Override
    public void run(Namespace arguments, Operations open, Console console) {
        AdministrationService users = open.administration();
        AccountView account = users.find(Account.of(arguments, users));
        if (Options.isJson(arguments)) {
            console.json(account);
        } else {
            AccountLines.all(account).forEach(console::print);
        }
    }
}
