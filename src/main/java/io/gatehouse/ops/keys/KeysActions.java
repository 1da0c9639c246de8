package io.gatehouse.ops.keys;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.OperatorCommand;
import java.util.List;

/** All verbs of {@code keys}. */
public final class KeysActions {
    public static final OperatorCommand.Verbs COMMAND = new OperatorCommand.Verbs(
            "keys", "Secrets: make those of a new installation; see, rotate, end and seal anew its signing keys");

    private KeysActions() {}

    public static List<Action<Operations>> all() {
        return List.of(
                new InitAction(),
                new ListAction(),
                new RotateAction(),
                new ActivateAction(),
                new RetireAction(),
                new EmergencyAction(),
                new RewrapAction());
    }
}
