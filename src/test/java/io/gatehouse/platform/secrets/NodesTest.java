package io.gatehouse.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.persistence.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows by which processes that serve know of each other. */
class NodesTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestDatabase database;
    private final MasterKeys ring = MasterKeys.load(
            new SecretsConfiguration(new Secret(MasterKey.generate(RANDOM)), new Secret(MasterKey.generate(RANDOM))),
            false,
            Path.of("unused"),
            RANDOM);
    private final Nodes nodes;

    NodesTest() throws SQLException {
        this.database = TestDatabase.lent("nodes", SecretsModule.ENTITIES);
        this.nodes = new SecretsModule(ring, database.sessions(), database.transactions(), Clock.systemUTC(), RANDOM)
                .nodes();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void aNodeSaysWhatItHoldsOnceHoweverOftenItIsSeen() throws SQLException {
        nodes.announce("1.2.3");
        nodes.announce("1.2.3");

        assertThat(database.ask("select version || ' ' || array_to_string(master_keys, ', ') from nodes"))
                .isEqualTo("1.2.3 " + ring.ids());
        assertThat(database.ask("select count(*) from nodes")).isEqualTo("1");
    }

    @Test
    void aNodeThatEndsIsGoneAndOneThatServesIsSeen() throws Exception {
        LifecycleEnvironment lifecycle = new LifecycleEnvironment(new MetricRegistry());
        nodes.register(lifecycle, "1.2.3");
        for (LifeCycle each : lifecycle.getManagedObjects()) {
            each.start();
        }
        await().untilAsserted(() ->
                assertThat(database.ask("select count(*) from nodes")).isEqualTo("1"));

        for (LifeCycle each : lifecycle.getManagedObjects()) {
            each.stop();
        }

        assertThat(database.ask("select count(*) from nodes")).isEqualTo("0");
    }

    @Test
    void aNodeThatWasNotSeenForADayIsForgotten() throws SQLException {
        database.execute(
                "insert into nodes values (gen_random_uuid(), 'old', '{}', now(), now() - interval '25 hours')");

        nodes.announce("1.2.3");

        assertThat(database.ask("select string_agg(version, ' ') from nodes")).isEqualTo("1.2.3");
    }
}
