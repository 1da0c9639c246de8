package io.gatehouse.ops.users;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.OperatorCommand;
import java.security.SecureRandom;
import java.util.List;

/** All verbs of {@code users}. */
public final class UsersActions {
    public static final OperatorCommand.Verbs COMMAND = new OperatorCommand.Verbs(
            "users", "Accounts: find and make them, switch them off and on, change and delete them");

    private UsersActions() {}

    public static List<Action<Operations>> all(SecureRandom random) {
        return List.of(
                new ListAction(),
                new ShowAction(),
                new CreateAction(),
                AccountAction.enable(),
                AccountAction.disable(),
                new SetRoleAction(),
                new SetEmailAction(),
                new ResetPasswordAction(random),
                new DeleteAction());
    }
}
