package io.gatehouse.ops.clients;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.OperatorCommand;
import java.util.List;

/** All verbs of {@code clients}. */
public final class ClientsActions {
    public static final OperatorCommand.Verbs COMMAND = new OperatorCommand.Verbs(
            "clients",
            "Service clients: make them, change their secrets and scopes, switch them off and on, delete them");

    private ClientsActions() {}

    public static List<Action<Operations>> all() {
        return List.of(
                new ListAction(),
                new ShowAction(),
                new CreateAction(),
                new RotateSecretAction(),
                new SetScopesAction(),
                SwitchAction.disable(),
                SwitchAction.enable(),
                new DeleteAction());
    }
}
