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

/**
 * Compares what {@link RowCount} adds up with what a look at every row finds, and puts it right. Nobody waits for it: both are read
 * at one moment, and what is wrong is made good by adding the difference, whatever was written meanwhile.
 */
public final class Recount {
    /** A look at each row of the largest tables takes a while. */
    private static final Duration LOOK = Duration.minutes(10);

    private static final String COMPARE = """
            select there.counted, there.n, coalesce(sum(kept.n), 0)
              from counted_rows() as there left join row_counts as kept using (counted)
             group by there.counted, there.n order by there.counted""";

    private Recount() {}

    /** Everything that is counted, as it was before this made it right. */
    public static List<Counted> run(Database database) {
        try (Connection connection = database.connectAsOwner(LOOK)) {
            List<Counted> all = compare(connection);
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

    private static List<Counted> compare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COMPARE)) {
            List<Counted> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Counted(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
            return all;
        }
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
