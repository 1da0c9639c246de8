package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The point to which a schema is rolled back. */
public sealed interface RollbackPoint {
    /** The ids of the changesets after it, newest first; throws {@link Failure} if they are unknown or cannot be rolled back. */
    List<String> after(SchemaHistory history);

    /** The point before the last {@code count} changesets. */
    record Last(int count) implements RollbackPoint {
        @Override
        public List<String> after(SchemaHistory history) {
            int applied = history.ids().size();
            if (count > applied) {
                throw Failure.conflict(
                        "too_far_back",
                        "The schema has " + applied + " changesets, so " + count + " cannot be taken back.");
            }
            return newestFirst(history, applied - count);
        }
    }

    /** The moment of a {@code db tag}. */
    record Tagged(String tag) implements RollbackPoint {
        @Override
        public List<String> after(SchemaHistory history) {
            List<SchemaHistory.Applied> applied = history.applied();
            for (int i = applied.size() - 1; i >= 0; i--) {
                if (applied.get(i).tag().equals(Optional.of(tag))) {
                    return newestFirst(history, i + 1);
                }
            }
            throw Failure.notFound("The schema has no tag " + tag + ": `db status` shows those it has.");
        }
    }

    private static List<String> newestFirst(SchemaHistory history, int from) {
        List<String> ids =
                new ArrayList<>(history.ids().subList(from, history.ids().size()));
        List<String> foreign = new ArrayList<>(ids);
        foreign.retainAll(history.unknown());
        if (!foreign.isEmpty()) {
            throw Failure.conflict(
                    "unknown_changesets",
                    "A newer release applied " + String.join(", ", foreign)
                            + ", and only its jar knows how to take that back.");
        }
        Collections.reverse(ids);
        return ids;
    }
}
