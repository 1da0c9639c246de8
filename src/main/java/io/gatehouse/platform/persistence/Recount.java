package io.gatehouse.platform.persistence;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the sums of {@link RowCount} with a count of every row, and corrects them. It makes nobody wait: one statement reads
 * both, and it adds the difference to a wrong sum, which is right whatever was written in the meantime.
 */
public final class Recount {
    /** Counting each row of the largest tables takes a while. */
    private static final Duration LOOK = Duration.minutes(10);

    private Recount() {}

    /** Returns all counts as they were before the correction. */
    public static List<Counted> run(Database database, List<RowCount> counts) {
        try (Connection connection = database.connectAsOwner(LOOK)) {
            List<Counted> all = compare(connection, counts);
            for (Counted each : all) {
                if (!each.isRight()) {
                    correct(connection, each);
                }
            }
            return all;
        } catch (SQLException e) {
            throw new CannotStart("The rows could not be counted: " + SqlTrouble.of(e), e);
        }
    }

    private static List<Counted> compare(Connection connection, List<RowCount> counts) throws SQLException {
        String compare = counts.stream().map(Recount::comparison).collect(Collectors.joining(" union all "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(compare)) {
            List<Counted> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Counted(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
            return all;
        }
    }

    private static String comparison(RowCount count) {
        return "select '" + count.name() + "', (select count(*) from " + count.rows() + "), " + RowCount.sql(count);
    }

    private static void correct(Connection connection, Counted wrong) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement("select add_to_row_counts(?, ?)")) {
            add.setString(1, wrong.name());
            add.setLong(2, wrong.rows() - wrong.kept());
            boolean unused = add.execute();
        }
    }

    /**
     * One of the counts.
     *
     * @param rows how many rows there are
     * @param kept how many there should be according to the sum
     */
    public record Counted(String name, long rows, long kept) {
        public boolean isRight() {
            return rows == kept;
        }
    }
}
