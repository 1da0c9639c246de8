package io.gatehouse.ops.keys;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.OperatorCommand;
import java.util.List;

/** All verbs of {@code keys}. */
public final class KeysActions {
    public static final OperatorCommand.Verbs COMMAND =
            new OperatorCommand.Verbs("keys", "Signing keys: see and rotate them, end one, and seal them anew");

    private KeysActions() {}

    public static List<Action<Operations>> all() {
        return List.of(
                new ListAction(),
                new RotateAction(),
                new ActivateAction(),
                new RetireAction(),
                new EmergencyAction(),
                new RewrapAction());
    }
}
