package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the database goes about a list of users. */
class UserListsTest {
    /** After five of them the driver prepares a statement at the server, and after five more the server may keep a plan. */
    private static final int REPETITIONS = 15;

    private static final PageRequest FIRST = new PageRequest(1, 20);

    private static TestDatabase database;
    private static SessionFactory sessions;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.migrated("user_lists", UsersModule.ENTITIES);
        sessions = database.sessions();
        database.execute("insert into users (id, email, email_key, name, created_at, updated_at)"
                + " select gen_random_uuid(), 'user' || n, 'user' || n, 'Name', now() + n * interval '1 second', now()"
                + " from generate_series(1, 20000) n");
        database.execute("analyze users");
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @Test
    void aSearchIsPlannedForTheTextThatIsSearched() {
        UserFilter filter = new UserFilter(Optional.of("user777"), Optional.empty(), Optional.empty());

        assertThat(database.transactions().<Long>search(() -> generalPlans(filter, FIRST, "ilike")))
                .isZero();
    }

    @Test
    void theFirstPageIsPlannedOnce() {
        UserFilter filter = new UserFilter(Optional.empty(), Optional.of(true), Optional.empty());

        assertThat(database.transactions().<Long>read(() -> generalPlans(filter, FIRST, "is_active=")))
                .isPositive();
    }

    /** Accounts that were brought over in one transaction all have its time. */
    @Test
    void aPageByCursorIsPlannedOnceThoughAllAreOfOneTime() throws SQLException {
        database.execute("update users set created_at = '2026-11-22T10:15:30Z'");
        database.execute("analyze users");
        UserFilter filter = new UserFilter(Optional.empty(), Optional.empty(), Optional.empty());
        Page<User> first = database.transactions().read(() -> new UserDao(sessions).list(filter, FIRST));
        PageRequest second = new PageRequest(2, 20, first.next());

        assertThat(database.transactions().<Long>read(() -> generalPlans(filter, second, ".id)>")))
                .isPositive();
    }

    /** How often a plan was used for the page that had been made for no values in particular. */
    private static long generalPlans(UserFilter filter, PageRequest page, String condition) {
        UserDao users = new UserDao(sessions);
        Session session = sessions.getCurrentSession();
        for (int i = 0; i < REPETITIONS; i++) {
            assertThat(users.list(filter, page).rows()).isNotEmpty();
            session.clear();
        }
        return session.createNativeQuery(
                        "select sum(generic_plans) from pg_prepared_statements where statement like :text", Long.class)
                .setParameter("text", "%" + condition + "%order by%fetch first%")
                .getSingleResult();
    }
}
