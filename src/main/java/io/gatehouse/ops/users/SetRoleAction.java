package io.gatehouse.ops.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.ops.Options;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code users set-role}. */
final class SetRoleAction extends AccountAction {
    SetRoleAction() {
        super("set-role", "Give an account this role instead of the one it has; its tokens of before are refused");
    }

    @Override
    protected void configure(Subparser parser) {
        super.configure(parser);
        role(parser).required(true);
    }

    @Override
    String change(Asked asked) {
        asked.users().changeRole(asked.operator(), asked.id(), asked.arguments().get("role"));
        return "Changed the role:";
    }

    static Argument role(Subparser parser) {
        return parser.addArgument("--role").type(Options.read(Role::parse)).help("user, support or admin");
    }
}
