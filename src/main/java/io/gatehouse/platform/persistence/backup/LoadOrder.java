package io.gatehouse.platform.persistence.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts tables after those that they refer to, so that foreign keys hold at every moment of a load. */
final class LoadOrder {
    private LoadOrder() {}

    /**
     * In the order of names where foreign keys leave the choice. A table may refer to itself: PostgreSQL checks its keys after
     * all its rows are loaded.
     *
     * @param references from each table to those that its foreign keys name
     */
    static List<String> of(Collection<String> tables, Map<String, Set<String>> references) {
        Set<String> left = new TreeSet<>(tables);
        List<String> order = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(table -> isFree(table, references.getOrDefault(table, Set.of()), left))
                    .findFirst()
                    .orElseThrow(
                            () -> new BackupRefused(
                                    "The foreign keys of the tables " + String.join(", ", left)
                                            + " form a circle, so that there is no order to restore them in: a changeset has to drop one of these keys."));
            order.add(next);
            left.remove(next);
        }
        return order;
    }

    private static boolean isFree(String table, Set<String> targets, Set<String> left) {
        return targets.stream().noneMatch(target -> !target.equals(table) && left.contains(target));
    }
}
