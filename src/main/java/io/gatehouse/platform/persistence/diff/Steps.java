package io.gatehouse.platform.persistence.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The statements for each kind of difference, in the form and with the names that changesets have. */
final class Steps {
    private static final String VALUE_FOR_ROWS =
            "Fails where the table has rows: give it a default, or add it nullable, fill it and set not null then.";
    private static final String VALUE_FOR_NULLS =
            "Fails where a row has null: fill the column with an update before it.";
    private static final String LOST_VALUES = "What the column holds is lost; the rollback brings it back empty.";
    private static final String LOST_AND_NEEDED =
            "What the column holds is lost, and the rollback fails where the table has rows until it is given a default.";
    private static final String CONVERSION = "Rewrites the table; look at what the conversion makes of the values.";

    private Steps() {}

    static Step create(TableShape table) {
        List<String> lines = new ArrayList<>();
        table.columns().values().forEach(column -> lines.add(column.definition()));
        if (!table.primaryKey().isEmpty()) {
            lines.add("constraint pk_" + table.name() + " primary key " + list(table.primaryKey()));
        }
        table.uniques().forEach(unique -> lines.add(uniqueness(table, unique)));
        String statement = "create table " + table.name() + " (\n    " + String.join(",\n    ", lines) + "\n)";
        return Step.of(Step.CREATE, table.name(), List.of(), statement, "drop table " + table.name());
    }

    static Step add(TableShape table, ColumnShape column) {
        Step step =
                Step.of("add", table.name(), List.of(column.name()), adding(table, column), dropping(table, column));
        return column.needsValue() ? step.noting(VALUE_FOR_ROWS) : step;
    }

    static Step drop(TableShape table, ColumnShape column) {
        return Step.of("drop", table.name(), List.of(column.name()), dropping(table, column), adding(table, column))
                .noting(column.needsValue() ? LOST_AND_NEEDED : LOST_VALUES)
                .restoring(column.attached());
    }

    static Step retype(TableShape table, ColumnShape from, ColumnShape to) {
        return change(table, to, typing(to), typing(from)).noting(CONVERSION);
    }

    static Step renull(TableShape table, ColumnShape to) {
        return to.nullable()
                ? change(table, to, "drop not null", "set not null")
                : change(table, to, "set not null", "drop not null").noting(VALUE_FOR_NULLS);
    }

    static Step unique(TableShape table, List<String> columns) {
        return Step.of(
                "add",
                table.name(),
                columns,
                "alter table " + table.name() + " add " + uniqueness(table, columns),
                "alter table " + table.name() + " drop constraint " + table.constraint("uq", columns));
    }

    /** With an index for new columns: PostgreSQL makes none, and each delete of a target row would read the whole table. */
    static Step reference(TableShape table, ForeignKeyShape key, Map<String, ColumnShape> stored) {
        String name = table.constraint("fk", key.columns());
        Step step = Step.of(
                "add",
                table.name(),
                key.columns(),
                "alter table " + table.name() + " add constraint " + name + " foreign key " + list(key.columns())
                        + " references " + key.target() + " " + list(key.targetColumns()),
                "alter table " + table.name() + " drop constraint " + name);
        if (stored.keySet().containsAll(key.columns()) || isIndexed(table, key.columns())) {
            return step;
        }
        String index = table.constraint("ix", key.columns());
        return step.also(
                "create index " + index + " on " + table.name() + " " + list(key.columns()), "drop index " + index);
    }

    private static boolean isIndexed(TableShape table, List<String> columns) {
        return Stream.concat(Stream.of(table.primaryKey()), table.uniques().stream())
                .anyMatch(key -> key.size() >= columns.size()
                        && key.subList(0, columns.size()).equals(columns));
    }

    private static Step change(TableShape table, ColumnShape column, String change, String back) {
        String start = "alter table " + table.name() + " alter column " + column.name() + " ";
        return Step.of("change", table.name(), List.of(column.name()), start + change, start + back);
    }

    private static String typing(ColumnShape to) {
        return "type " + to.type() + " using " + to.name() + "::" + to.type();
    }

    private static String adding(TableShape table, ColumnShape column) {
        return "alter table " + table.name() + " add column " + column.definition();
    }

    private static String dropping(TableShape table, ColumnShape column) {
        return "alter table " + table.name() + " drop column " + column.name();
    }

    private static String uniqueness(TableShape table, List<String> columns) {
        return "constraint " + table.constraint("uq", columns) + " unique " + list(columns);
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }
}
