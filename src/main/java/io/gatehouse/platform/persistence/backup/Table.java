package io.gatehouse.platform.persistence.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in a backup.
 *
 * @param columns those that the database does not compute itself
 * @param rows the exact number of rows in the file
 */
public record Table(String name, List<String> columns, long rows) {
    public Table {
        columns = List.copyOf(columns);
    }

    @JsonIgnore
    String quoted() {
        return quote(name);
    }

    /** A query instead of the table itself: PostgreSQL does not copy a partitioned table otherwise. */
    String copyOut() {
        return "copy (select " + columnList() + " from " + quoted() + ") to stdout";
    }

    String copyIn() {
        return "copy " + quoted() + " (" + columnList() + ") from stdin";
    }

    private String columnList() {
        return columns.stream().map(Table::quote).collect(Collectors.joining(", "));
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
