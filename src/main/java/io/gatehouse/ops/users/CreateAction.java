package io.gatehouse.ops.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.users.AccountView;
import io.gatehouse.accounts.users.NewUser;
import io.gatehouse.accounts.users.UserName;
import io.gatehouse.kernel.Email;
import io.gatehouse.ops.Action;
import io.gatehouse.ops.Console;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.Options;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code users create}. */
final class CreateAction extends Action<Operations> {
    CreateAction() {
        super("create", "Make an account; an existing one is never touched");
    }

    @Override
    protected void configure(Subparser parser) {
        parser.addArgument("--email")
                .required(true)
                .type(Options.read(Email::parse))
                .help("its address");
        parser.addArgument("--name")
                .required(true)
                .type(Options.read(UserName::parse))
                .help("what the user is called");
        SetRoleAction.role(parser).setDefault(Role.USER);
        Options.flag(parser, "password-stdin", "read the password from the first line of standard input")
                .required(true);
        Options.json(parser);
    }

    @Override
    protected void run(Namespace arguments, Operations open, Console console) throws IOException {
        NewUser user = new NewUser(arguments.get("email"), arguments.get("name"), TypedPassword.read(console));
        AccountView account = open.administration().create(open.operator(), user, arguments.get("role"));
        if (Options.isJson(arguments)) {
            console.json(account);
        } else {
            console.print("Created: " + AccountLines.summary(account));
        }
    }
}
