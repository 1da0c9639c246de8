package io.gatehouse.platform.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.platform.persistence.Database;
import io.gatehouse.platform.persistence.DatabaseUnreachable;
import io.gatehouse.platform.persistence.Pools;
import io.gatehouse.platform.persistence.SessionFactories;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.Transactions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real servers in one URL: writes go to the one that takes them, and to the other once the two have changed places. */
class FailoverTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path root;

    @Test
    void writesFollowThePrimaryAndMeanwhileAreToldToComeAgain() throws Exception {
        DataFolder folder = TestFolders.at(root.resolve("one"));
        Credentials credentials = Credentials.of(folder, RANDOM);
        try (EmbeddedPostgres one = EmbeddedPostgres.serve(folder, RANDOM)) {
            Sql.run(one, "create table written (n int)");
            Sql.run(one, "grant all on written to gatehouse");
        }
        try (StandbyPostgres other = StandbyPostgres.copyOf(folder, credentials, root.resolve("other"));
                EmbeddedPostgres one = EmbeddedPostgres.serve(folder, RANDOM)) {
            Database both = database("127.0.0.1:" + other.port() + "," + address(one), credentials);
            Pools pools = both.pools(new MetricRegistry());
            try (SessionFactory sessions = SessionFactories.build(pools, List.of())) {
                Transactions transactions = new Transactions(sessions, pools);
                write(sessions, transactions);
                assertThat(rows(one)).as("the standby was passed over").isEqualTo("1");

                demote(one);

                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> refused(sessions, transactions));
                assertThatThrownBy(() -> both.connect(io.dropwizard.util.Duration.seconds(5)))
                        .isInstanceOf(DatabaseUnreachable.class)
                        .hasMessageContaining("takes no writes");

                other.promote();

                await().atMost(Duration.ofSeconds(20))
                        .ignoreExceptionsInstanceOf(Failure.class)
                        .until(() -> {
                            write(sessions, transactions);
                            return true;
                        });
                assertThat(other.ask("select count(*) from written")).isEqualTo("1");
                both.connect(io.dropwizard.util.Duration.seconds(5)).close();
            } finally {
                pools.stop();
            }
        }
    }

    private static void write(SessionFactory sessions, Transactions transactions) {
        transactions.run(() -> {
            int unused = sessions.getCurrentSession()
                    .createNativeMutationQuery("insert into written values (1)")
                    .executeUpdate();
        });
    }

    private static void refused(SessionFactory sessions, Transactions transactions) {
        Failure failure = catchThrowableOfType(Failure.class, () -> write(sessions, transactions));
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.retryAfter()).isPresent();
    }

    /** In the middle of its life, connections and all. */
    private static void demote(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.superuser("postgres")) {
            connection.createStatement().execute("alter system set default_transaction_read_only = on");
            connection.createStatement().execute("select pg_reload_conf()");
        }
    }

    private static String rows(EmbeddedPostgres postgres) throws SQLException {
        return Sql.ask(postgres, "select count(*) from written");
    }

    private static String address(EmbeddedPostgres postgres) {
        return postgres.jdbcUrl().replaceAll(".*//([^/]*)/.*", "$1");
    }

    private static Database database(String servers, Credentials credentials) {
        return TestDatabase.on("postgresql://" + servers + "/gatehouse", credentials.service(), credentials.owner());
    }
}
