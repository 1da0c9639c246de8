package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.gatehouse.Parallel;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Totals that nobody counts, whoever writes the rows. */
class RowCountTest {
    private static final String INSERT = "insert into users"
            + " (id, email, email_key, name, is_active, created_at, updated_at)"
            + " select gen_random_uuid(), k, k, 'n', n %% 4 <> 0, now(), now()"
            + " from (select gen_random_uuid()::text k, n from generate_series(1, %d) n) rows";

    private static final List<RowCount> COUNTS = List.of(
            new RowCount("active_users", "users where is_active"),
            new RowCount("inactive_users", "users where not is_active"),
            RowCount.of("orders"));

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.lent("row_counts", List.of());
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void followEveryStatement() throws SQLException {
        database.execute(String.format(INSERT, 100));
        assertThat(counted()).isEqualTo("75 25 0");

        database.execute(
                "update users set is_active = false where is_active and id in (select id from users limit 40)");
        assertThat(counted()).isEqualTo(looked());

        database.execute("delete from users where id in (select id from users limit 30)");
        assertThat(counted()).isEqualTo(looked());

        database.execute("insert into orders (id, status, currency, total_minor, created_at, updated_at)"
                + " select gen_random_uuid(), 'placed', 'EUR', 1, now(), now() from generate_series(1, 7)");
        assertThat(counted()).isEqualTo(looked()).endsWith(" 7");

        database.execute("truncate orders, order_items");
        assertThat(counted()).isEqualTo(looked()).endsWith(" 0");
    }

    @Test
    void forgetWhatIsRolledBack() throws SQLException {
        try (Connection connection = database.database().connectAsOwner(Duration.seconds(10));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(String.format(INSERT, 10));
            connection.rollback();
        }

        assertThat(counted()).isEqualTo("0 0 0");
    }

    @Test
    void addUpForManyWritersAtOnce() throws SQLException {
        Parallel.times(16, i -> {
            writeTwentyTimes();
            return i;
        });

        assertThat(counted()).isEqualTo(looked()).startsWith(16 * 20 * 2 + " ");
    }

    @Test
    void arePutRightByARecount() throws SQLException {
        database.execute(String.format(INSERT, 100));
        database.execute("update row_counts set n = n + 5 where counted = 'active_users' and n > 0");
        database.execute("delete from row_counts where counted = 'inactive_users'");

        List<Recount.Counted> found = Recount.run(database.database(), COUNTS);

        assertThat(found)
                .containsExactly(
                        new Recount.Counted("active_users", 75, 80),
                        new Recount.Counted("inactive_users", 25, 0),
                        new Recount.Counted("orders", 0, 0));
        assertThat(counted()).isEqualTo("75 25 0");
        assertThat(Recount.run(database.database(), COUNTS)).allMatch(Recount.Counted::isRight);
    }

    private void writeTwentyTimes() {
        try (Connection connection = database.database().connectAsOwner(Duration.seconds(30));
                Statement statement = connection.createStatement()) {
            for (int n = 0; n < 20; n++) {
                statement.execute(String.format(INSERT, 4));
                statement.execute("delete from users where id in"
                        + " (select id from users where is_active order by id limit 1 for update skip locked)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String counted() {
        return database.transactions().read(() -> {
            Session session = database.sessions().getCurrentSession();
            return COUNTS.stream()
                    .map(count -> session.createNativeQuery("select " + RowCount.sql(count), String.class)
                            .getSingleResult())
                    .collect(Collectors.joining(" "));
        });
    }

    private String looked() throws SQLException {
        return database.ask("select (select count(*) from users where is_active) || ' '"
                + " || (select count(*) from users where not is_active) || ' ' || (select count(*) from orders)");
    }
}
