package io.gatehouse.platform.persistence.diff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One change of the schema and how to undo it. A rollback first undoes all steps and then runs what is restored: an index may
 * need two dropped columns.
 *
 * @param title what it does, as the name of a changeset that has only this step
 * @param notes what the developer has to decide or know first
 */
record Step(
        String title,
        String table,
        List<String> notes,
        List<String> statements,
        List<String> back,
        List<String> restored) {
    static final String CREATE = "create";

    static Step of(String verb, String table, List<String> columns, String statement, String back) {
        return new Step(title(verb, table, columns), table, List.of(), List.of(statement), List.of(back), List.of());
    }

    static String title(String verb, String table, List<String> columns) {
        String words = verb + "-" + table + (columns.isEmpty() ? "" : "-" + String.join("-", columns));
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    boolean isCreation() {
        return title.equals(title(CREATE, table, List.of()));
    }

    /** The same step, with what the developer has to know first. */
    Step noting(String text) {
        return new Step(title, table, List.of(text), statements, back, restored);
    }

    /** The same step, with statements that restore what is dropped with it. */
    Step restoring(List<String> attached) {
        return new Step(title, table, notes, statements, back, attached);
    }

    /** The same step, with one more statement. */
    Step also(String statement, String undone) {
        return new Step(
                title,
                table,
                notes,
                Stream.concat(statements.stream(), Stream.of(statement)).toList(),
                Stream.concat(Stream.of(undone), back.stream()).toList(),
                restored);
    }
}
