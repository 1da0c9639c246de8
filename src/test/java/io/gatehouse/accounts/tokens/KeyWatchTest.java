package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.kernel.Actor;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node knows of the keys that another one changes. */
class KeyWatchTest {
    private static final Actor OPERATOR = Actor.system("test");

    private final Installed installed;
    private final LifecycleEnvironment lifecycle = new LifecycleEnvironment(new MetricRegistry());
    private final TokensModule follower;
    private final TokensModule other;

    KeyWatchTest() throws Exception {
        this.installed = new Installed();
        this.follower = installed.following(lifecycle);
        this.other = installed.node(SigningAlgorithm.ES256);
    }

    @BeforeEach
    void start() throws Exception {
        for (LifeCycle each : lifecycle.getManagedObjects()) {
            each.start();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (LifeCycle each : lifecycle.getManagedObjects()) {
            each.stop();
        }
        installed.close();
    }

    @Test
    void aKeyThatAnotherNodeActivatedSignsHereWithinASecond() {
        installed.ripen();

        String activated = other.rotation().activate(OPERATOR, Optional.empty());

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(follower.keys().active().kid()).isEqualTo(activated));
    }

    @Test
    void aKeyThatAnotherNodeEndedIsGoneHereWithinASecond() {
        String bad = installed.kidOf(KeyState.ACTIVE);

        KeyEmergency.Outcome unused = other.emergency().end(OPERATOR, Optional.of(bad));

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(follower.keys().find(bad)).isEmpty());
    }
}
