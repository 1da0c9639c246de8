package io.gatehouse.platform.persistence.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds what the schema lacks compared with the entities. It leaves alone what a mapping cannot say (defaults, checks, indexes,
 * comments, tables without an entity), so that nothing is dropped because the mapping does not mention it.
 */
final class Comparison {
    private final Map<String, TableShape> mapped;
    private final Map<String, TableShape> stored;
    private final List<Step> steps = new ArrayList<>();

    private Comparison(Map<String, TableShape> mapped, Map<String, TableShape> stored) {
        this.mapped = mapped;
        this.stored = stored;
    }

    /** The steps in an order in which they can run: first what others refer to, last what is dropped. */
    static List<Step> steps(Map<String, TableShape> mapped, Map<String, TableShape> stored) {
        Comparison comparison = new Comparison(mapped, stored);
        comparison.missingTables();
        comparison.missingColumns();
        comparison.changedColumns();
        comparison.missingUniques();
        comparison.missingReferences();
        comparison.unmappedColumns();
        return List.copyOf(comparison.steps);
    }

    private void missingTables() {
        mapped.values().stream()
                .filter(table -> !stored.containsKey(table.name()))
                .forEach(table -> steps.add(Steps.create(table)));
    }

    private void missingColumns() {
        forPairs((table, present) -> table.columns().values().stream()
                .filter(column -> !present.columns().containsKey(column.name()))
                .forEach(column -> steps.add(Steps.add(table, column))));
    }

    private void changedColumns() {
        forPairs((table, present) -> table.columns().values().forEach(column -> changed(table, present, column)));
    }

    private void changed(TableShape table, TableShape present, ColumnShape to) {
        ColumnShape from = present.columns().getOrDefault(to.name(), to);
        if (!from.type().equals(to.type())) {
            steps.add(Steps.retype(table, from, to));
        }
        if (from.nullable() != to.nullable()) {
            steps.add(Steps.renull(table, to));
        }
    }

    private void missingUniques() {
        forPairs((table, present) -> table.uniques().stream()
                .filter(unique -> !present.isUnique(unique))
                .forEach(unique -> steps.add(Steps.unique(table, unique))));
    }

    private void missingReferences() {
        for (TableShape table : mapped.values()) {
            TableShape present = stored.getOrDefault(table.name(), TableShape.empty(table.name()));
            table.foreignKeys().stream()
                    .filter(key -> !present.refers(key))
                    .forEach(key -> steps.add(Steps.reference(table, key, present.columns())));
        }
    }

    private void unmappedColumns() {
        forPairs((table, present) -> present.columns().values().stream()
                .filter(column -> !table.columns().containsKey(column.name()))
                .forEach(column -> steps.add(Steps.drop(table, column))));
    }

    private void forPairs(BiConsumer<TableShape, TableShape> judge) {
        for (TableShape table : mapped.values()) {
            TableShape present = stored.get(table.name());
            if (present != null) {
                judge.accept(table, present);
            }
        }
    }
}
