package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.embedded.Login;
import io.gatehouse.platform.persistence.embedded.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why there is no connection, in one sentence that names the place and never the password. */
class DatabaseLoginTest {
    private static final String PASSWORD = "not-to-be-told";

    private static DatabaseLogin login(String url, String user) {
        return new DatabaseLogin(DatabaseUrl.parse(url, user, new Secret(PASSWORD)), "correct the login");
    }

    private static String refusal(DatabaseLogin login) {
        CannotStart refused = catchThrowableOfType(CannotStart.class, () -> login.open(Duration.seconds(5)));
        assertThat(refused).isNotInstanceOf(DatabaseUnreachable.class);
        return told(refused);
    }

    private static String told(CannotStart refused) {
        assertThat(refused.getMessage())
                .doesNotContain(PASSWORD)
                .doesNotContain("\n")
                .endsWith(".");
        return String.valueOf(refused.getMessage());
    }

    @Nested
    class ADatabaseThatIsNotThere {
        @Test
        void isUnreachable() throws Exception {
            int port = freePort();

            assertThat(unreachable("postgres://127.0.0.1:" + port + "/a"))
                    .contains("127.0.0.1:" + port + " cannot be reached")
                    .contains("DATABASE_URL");
        }

        @Test
        void isUnreachableWhereItsHostHasNoAddress() {
            assertThat(unreachable("postgres://no-such-host.invalid:6543/a"))
                    .contains("no-such-host.invalid:6543")
                    .contains("no host of that name is known");
        }

        @ParameterizedTest
        @ValueSource(strings = {"08001", "08006", "57P03", "53300"})
        void isToldByItsState(String state) {
            assertThat(login("postgres://db.test/a", "u").closed(new SQLException("why", state)))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("db.test:5432")
                    .hasMessageContaining("why");
        }

        /** The driver takes a timeout of zero for none at all. */
        @ParameterizedTest
        @ValueSource(longs = {0, 1, 300})
        @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void isGivenUpWhenTheTimeOfTheRequestIsOver(long millis) throws Exception {
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                DatabaseLogin login = login("postgres://127.0.0.1:" + silent.getLocalPort() + "/a", "u");

                assertThatThrownBy(() -> RequestDeadline.within(
                                java.time.Duration.ofMillis(millis), () -> login.open(Duration.seconds(5))))
                        .isInstanceOf(CannotStart.class);
            }
        }

        private static String unreachable(String url) {
            return told(catchThrowableOfType(
                    DatabaseUnreachable.class, () -> login(url, "u").open(Duration.seconds(5))));
        }

        private static int freePort() throws Exception {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }

    @Nested
    class ADatabaseThatRefuses {
        @Test
        void namesTheUserAndTheRemedy() throws SQLException {
            String name = TestPostgres.createDatabase("database_login", "template1");

            assertThat(refusal(login(TestPostgres.url(name), "gatehouse")))
                    .contains("does not let the user gatehouse in")
                    .contains("correct the login");
            assertThat(refusal(login(TestPostgres.url(name), "nobody"))).contains("the user nobody");
        }

        @Test
        void isTheSameWhereNoPasswordWasGiven() throws SQLException {
            String name = TestPostgres.createDatabase("database_login_blank", "template1");
            DatabaseUrl blank = DatabaseUrl.parse(TestPostgres.url(name), "gatehouse", new Secret(""));

            assertThat(refusal(new DatabaseLogin(blank, "correct the login")))
                    .contains("does not let the user gatehouse in");
        }

        @Test
        void namesTheDatabaseThatIsMissing() {
            Login login = TestPostgres.service();
            DatabaseUrl url =
                    DatabaseUrl.parse(TestPostgres.url("no_such_database"), login.role(), new Secret(login.password()));

            assertThat(refusal(new DatabaseLogin(url, ""))).contains("has no database no_such_database");
        }

        @Test
        void namesTheDatabaseThatMayNotBeEntered() {
            Login login = TestPostgres.service();
            DatabaseUrl url =
                    DatabaseUrl.parse(TestPostgres.url("postgres"), login.role(), new Secret(login.password()));

            assertThat(refusal(new DatabaseLogin(url, ""))).contains("may not connect to the database postgres");
        }
    }

    @Test
    void aDatabaseThatTakesNoWritesIsUnreachable() throws Exception {
        String name = TestPostgres.createDatabase("database_login_read_only", "template1");
        try (Connection superuser = TestPostgres.superuser(name);
                Statement statement = superuser.createStatement()) {
            statement.execute("alter database database_login_read_only set default_transaction_read_only = on");
        }
        Database database = TestDatabase.at(name, TestPostgres.service(), TestPostgres.owner());

        DatabaseUnreachable unwilling = catchThrowableOfType(
                DatabaseUnreachable.class,
                () -> database.connect(Duration.seconds(5)).close());

        assertThat(told(unwilling)).contains("takes no writes").contains("DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({"service, DATABASE_USER and DATABASE_PASSWORD", "owner, DATABASE_OWNER_USER and DATABASE_OWNER_PASSWORD"
    })
    void theRemedyNamesTheSettingsOfTheRole(String role, String settings) throws SQLException {
        String name = TestPostgres.createDatabase("database_login_remedy", "template1");
        Database database =
                TestDatabase.at(name, new Login("gatehouse", PASSWORD), new Login("gatehouse_owner", PASSWORD));

        CannotStart refused = catchThrowableOfType(
                CannotStart.class,
                () -> (role.equals("owner")
                                ? database.connectAsOwner(Duration.seconds(5))
                                : database.connect(Duration.seconds(5)))
                        .close());

        assertThat(told(refused)).contains(settings);
    }

    @Test
    void aPoolThatFindsNoConnectionLeftSaysSo() throws Exception {
        String name = TestPostgres.createDatabase("database_login_full", "template1");
        try (Connection superuser = TestPostgres.superuser(name);
                Statement statement = superuser.createStatement()) {
            statement.execute("alter database database_login_full connection limit 0");
        }
        Database database = TestDatabase.at(name, TestPostgres.service(), TestPostgres.owner());

        DatabaseUnreachable full = catchThrowableOfType(
                DatabaseUnreachable.class,
                () -> database.pools(new MetricRegistry()).stop());

        assertThat(told(full)).contains("too many connections");
    }
}
