package io.gatehouse.ops.database;

import io.gatehouse.ops.Action;
import io.gatehouse.ops.OperatorCommand;
import io.gatehouse.platform.persistence.Database;
import java.util.List;

/** All verbs of {@code db}. */
public final class DatabaseActions {
    public static final OperatorCommand.Verbs COMMAND =
            new OperatorCommand.Verbs("db", "The schema: its state, its changes, and the way back");

    private DatabaseActions() {}

    /** The entities are those that {@code diff} compares. */
    public static List<Action<Database>> all(List<Class<?>> entities) {
        return List.of(
                new StatusAction(),
                new MigrateAction(),
                new TagAction(),
                new RollbackAction(),
                new DiffAction(entities),
                new DumpAction(),
                new RecountAction());
    }
}
