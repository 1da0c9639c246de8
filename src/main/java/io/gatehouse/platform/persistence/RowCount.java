package io.gatehouse.platform.persistence;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many rows there are, without reading them: triggers add up what every statement inserts and deletes, in its own
 * transaction, so that every reader gets an exact sum. It has 64 slots, so that writers seldom wait for each other.
 *
 * @param name under which the triggers count
 * @param rows which rows these are, as the rest of a SQL statement after {@code from}; for counting them one by one
 */
public record RowCount(String name, String rows) {
    /** All rows of a table, whose triggers count them under its name. */
    public static RowCount of(String table) {
        return new RowCount(table, table);
    }

    /** The sum of some counts, as an expression of SQL. */
    static String sql(RowCount count, RowCount... more) {
        String names = Stream.concat(Stream.of(count), Arrays.stream(more))
                .map(RowCount::name)
                .collect(Collectors.joining("', '", "('", "')"));
        return "(select cast(coalesce(sum(n), 0) as bigint) from row_counts where counted in " + names + ")";
    }
}
