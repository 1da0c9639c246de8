package io.gatehouse.ops.audit;

import io.gatehouse.accounts.users.AccountView;
import io.gatehouse.accounts.users.AdministrationService;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.UserId;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import io.gatehouse.platform.http.Wire;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code audit erase}: only of who is deleted, since what somebody does with an account must stay known while it is one. */
final class EraseAction extends Action<Operations> {
    EraseAction() {
        super("erase", "Erase a deleted user from all events, which themselves stay");
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--id")
                .type(Options.read(UserId::parse))
                .required(true)
                .help("the id that the account had");
        Options.yes(parser, "erase it");
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) {
        UserId user = arguments.get("id");
        if (exists(open.administration(), user)) {
            throw Failure.conflict(
                    "user_exists", "The user " + user + " still has an account: delete it first (users delete).");
        }
        int events = open.audit().erase(open.operator().actor(), user);
        if (Options.isJson(arguments)) {
            console.json(new ErasedView(user.toString(), events));
        } else {
            console.print("Erased from " + events + " events: " + user);
        }
    }

    private static boolean exists(AdministrationService users, UserId user) {
        try {
            AccountView unused = users.find(user);
            return true;
        } catch (Failure failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }

    /** In how many events something was said of whom. */
    @Wire
    record ErasedView(String id, int events) {}
}
