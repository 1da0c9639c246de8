package io.gatehouse.ops.users;

import io.gatehouse.kernel.Email;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code users set-email}. */
final class SetEmailAction extends AccountAction {
    SetEmailAction() {
        super("set-email", "Give an account another address at once; make sure first whose it is");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        parser.addArgument("--to")
                .required(true)
                .type(Options.read(Email::parse))
                .help("the new address");
    }

    @Override
    String change(Asked asked) {
        asked.users().moveTo(asked.operator(), asked.id(), asked.arguments().get("to"));
        return "Changed the address:";
    }
}
