package io.gatehouse.platform.persistence;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many rows there are, without a look at them: triggers add up what every statement inserts and deletes, in its own
 * transaction, so that the sum is exact for whoever reads it. In 64 places, so that writers do not wait for each other.
 *
 * @param name under which the triggers count
 * @param rows which rows these are, as the rest of a SQL statement after {@code from}; for who counts them one by one
 */
public record RowCount(String name, String rows) {
    /** All rows of a table, which counts them under its name. */
    public static RowCount of(String table) {
        return new RowCount(table, table);
    }

    /** The sum of some, as an expression of SQL. */
    static String sql(RowCount count, RowCount... more) {
        String names = Stream.concat(Stream.of(count), Arrays.stream(more))
                .map(RowCount::name)
                .collect(Collectors.joining("', '", "('", "')"));
        return "(select cast(coalesce(sum(n), 0) as bigint) from row_counts where counted in " + names + ")";
    }
}
