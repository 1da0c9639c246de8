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
 * Compares what {@link RowCount} adds up with what a look at every row finds, and puts it right. Nobody waits for it: both are read
 * at one moment, and what is wrong is made good by adding the difference, whatever was written meanwhile.
 */
public final class Recount {
    /** A look at each row of the largest tables takes a while. */
    private static final Duration LOOK = Duration.minutes(10);

    private Recount() {}

    /** Everything that is counted, as it was before this made it right. */
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
     * One of the things that are counted.
     *
     * @param rows how many there are
     * @param kept how many there should be by what was added up
     */
    public record Counted(String name, long rows, long kept) {
        public boolean isRight() {
            return rows == kept;
        }
    }
}
