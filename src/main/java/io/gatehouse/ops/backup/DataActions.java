package io.gatehouse.ops.backup;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.OperatorCommand;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** All verbs of {@code data}. */
public final class DataActions {
    public static final OperatorCommand.Verbs COMMAND =
            new OperatorCommand.Verbs("data", "Back up everything into one file, and restore it");

    private DataActions() {}

    public static List<Action<DataAccess>> all(Clock clock, SecureRandom random) {
        return List.of(new BackupAction(clock), new RestoreAction(clock, random));
    }
}
