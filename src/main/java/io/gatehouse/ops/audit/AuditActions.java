package io.gatehouse.ops.audit;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.Operations;
import io.gatehouse.ops.OperatorCommand;
import java.util.List;

/** All verbs of {@code audit}. */
public final class AuditActions {
    public static final OperatorCommand.Verbs COMMAND = new OperatorCommand.Verbs(
            "audit",
            "What was done to accounts, sessions, clients and keys: list it, prove it, erase a person from it");

    private AuditActions() {}

    public static List<Action<Operations>> all() {
        return List.of(new ListAction(), new VerifyAction(), new EraseAction());
    }
}
