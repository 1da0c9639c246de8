package io.gatehouse.ops.users;

import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.users.AccountView;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.kernel.UserId;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** A verb that changes one account and shows what became of it. */
abstract class AccountAction extends Action<Operations> {
    AccountAction(String name, String help) {
        super(name, help);
    }

    /** Makes the change and says so, in the words that go before id and address. */
    abstract String change(Asked asked) throws Exception;

    static AccountAction disable() {
        return new AccountAction("disable", "Switch an account off and end its sessions") {
            @Override
            String change(Asked asked) {
                asked.users().disable(asked.operator(), asked.id());
                return "Disabled, with all its sessions ended:";
            }
        };
    }

    static AccountAction enable() {
        return new AccountAction("enable", "Switch an account on again; what was ended stays ended") {
            @Override
            String change(Asked asked) {
                asked.users().enable(asked.operator(), asked.id());
                return "Enabled:";
            }
        };
    }

    @Override
    protected void configure(Subparser parser) {
        Account.addTo(parser);
        Options.json(parser);
    }

    @Override
    protected final void run(Namespace arguments, Operations open, Console console) throws Exception {
        AdministrationService users = open.administration();
        UserId id = Account.of(arguments, users);
        String done = change(new Asked(users, open.operator(), id, arguments, console));
        AccountView account = users.find(id);
        if (Options.isJson(arguments)) {
            console.json(account);
        } else {
            console.print(done + " " + AccountLines.summary(account));
        }
    }

    /** Who asks, whose account it is, what else was typed, and where to read more. */
    record Asked(
            AdministrationService users, Caller.Operator operator, UserId id, Namespace arguments, Console console) {}
}
