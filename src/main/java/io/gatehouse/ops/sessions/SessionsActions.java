package io.gatehouse.ops.sessions;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.OperatorCommand;
import java.util.List;

/** All verbs of {@code sessions}. */
public final class SessionsActions {
    public static final OperatorCommand.Verbs COMMAND =
            new OperatorCommand.Verbs("sessions", "Sessions: see where somebody is signed in, end one or all");

    private SessionsActions() {}

    public static List<Action<Operations>> all() {
        return List.of(new ListAction(), new EndAction(), new EndAllAction());
    }
}
