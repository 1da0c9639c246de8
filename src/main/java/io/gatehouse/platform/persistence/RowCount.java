package io.gatehouse.platform.persistence;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * How many rows there are, without a look at them: triggers add up what every statement inserts and deletes, in its own
 * transaction, so that the sum is exact for whoever reads it. In 64 places, so that writers do not wait for each other.
 */
public final class RowCount {
    private final String sql;

    private RowCount(String sql) {
        this.sql = sql;
    }

    /** The sum of what is counted under these names, which are text of the code's own. */
    public static RowCount of(String... names) {
        return new RowCount("(select cast(coalesce(sum(n), 0) as bigint) from row_counts where counted in "
                + Arrays.stream(names).collect(Collectors.joining("', '", "('", "')")) + ")");
    }

    /** The sum as a column of another query. */
    String hql() {
        return "cast(sql('" + sql.replace("'", "''") + "') as Long)";
    }

    long read(Session session) {
        return session.createNativeQuery("select " + sql, Long.class).getSingleResult();
    }
}
