package io.gatehouse.ops.users;

import io.gatehouse.accounts.users.AccountView;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.kernel.UserId;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code users delete}. */
final class DeleteAction extends Action<Operations> {
    DeleteAction() {
        super("delete", "Delete an account and its sessions for good");
    }

    @Override
    protected void configure(Subparser parser) {
        Account.addTo(parser);
        Options.yes(parser, "delete it");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        AdministrationService users = open.administration();
        UserId id = Account.of(arguments, users);
        AccountView account = users.find(id);
        users.delete(open.operator(), id);
        if (Options.isJson(arguments)) {
            console.json(account);
        } else {
            console.print("Deleted: " + AccountLines.former(account));
        }
    }
}
