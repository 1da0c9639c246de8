package io.gatehouse.platform.persistence.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as both entities and schema describe it; columns by name, in order. */
record TableShape(
        String name,
        Map<String, ColumnShape> columns,
        List<String> primaryKey,
        List<List<String>> uniques,
        List<ForeignKeyShape> foreignKeys) {

    static TableShape empty(String name) {
        return new TableShape(name, new LinkedHashMap<>(), List.of(), new ArrayList<>(), new ArrayList<>());
    }

    /** Whether it keeps the columns unique, in any order. */
    boolean isUnique(List<String> these) {
        return uniques.stream().anyMatch(unique -> new HashSet<>(unique).equals(new HashSet<>(these)));
    }

    /** Whether these columns already refer to that table, under any name. */
    boolean refers(ForeignKeyShape key) {
        return foreignKeys.stream()
                .anyMatch(each ->
                        each.columns().equals(key.columns()) && each.target().equals(key.target()));
    }

    /** The name contains the table and the columns, so that it identifies a violation. */
    String constraint(String kind, List<String> these) {
        return kind + "_" + name + "_" + String.join("_", these);
    }
}
