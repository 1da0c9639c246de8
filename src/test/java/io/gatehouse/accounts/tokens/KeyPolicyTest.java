package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of keys without an order, with time made to pass in the rows. */
class KeyPolicyTest extends StartedNode {
    private static TokensModule rotatingHourly() {
        TokensModule hourly = installed.node(Installed.configuration(
                SigningAlgorithm.ES256, Installed.ISSUER, Installed.AUDIENCE, Duration.hours(1)));
        hourly.keys().ensureActive();
        return hourly;
    }

    @Test
    void aRetiringKeyGoesWhenItsLastTokenIsOverAndNotBefore() {
        String former = installed.kidOf(KeyState.ACTIVE);
        installed.ripen();
        String unused = node.rotation().activate(OPERATOR, Optional.empty());

        installed.pass("16 minutes 50 seconds");
        node.policy().run();
        assertThat(node.keys().find(former)).isPresent();

        installed.pass("10 seconds");
        node.policy().run();
        assertThat(node.keys().find(former)).isEmpty();
        assertThat(node.keys().published().keys())
                .extracting(jwk -> jwk.get("kid"))
                .doesNotContain(former);
    }

    @Test
    void aLoweredLifetimeShortensNothingThatWasPromised() {
        installed
                .node(Installed.promising(Duration.hours(10), Duration.minutes(5)))
                .keys()
                .ensureActive();
        installed.ripen();
        String unused = node.rotation().activate(OPERATOR, Optional.empty());
        assertThat(node.keys().longestLife()).isEqualTo(java.time.Duration.ofHours(10));

        installed.pass("10 hours");
        node.policy().run();
        assertThat(installed.states()).isEqualTo("active next retiring");

        installed.pass("2 minutes");
        node.policy().run();
        assertThat(installed.states()).isEqualTo("active next retired");
    }

    @Test
    void aMissingNextKeyIsMade() {
        installed.sql("delete from signing_keys where state = 'next'");

        node.policy().run();

        assertThat(installed.states()).isEqualTo("active next");
    }

    @Test
    void nothingRotatesByAgeWithoutBeingTold() {
        String active = installed.kidOf(KeyState.ACTIVE);
        installed.pass("10 years");

        node.policy().run();

        assertThat(node.keys().active().kid()).isEqualTo(active);
    }

    @Test
    void theNextKeyTakesOverWhenTheActiveOneIsAsOldAsConfigured() {
        TokensModule hourly = rotatingHourly();
        String next = installed.kidOf(KeyState.NEXT);

        installed.pass("59 minutes 50 seconds");
        hourly.policy().run();
        assertThat(installed.states()).isEqualTo("active next");

        installed.pass("10 seconds");
        hourly.policy().run();
        assertThat(hourly.keys().active().kid()).isEqualTo(next);
        assertThat(installed.states()).isEqualTo("active next retiring");
    }

    @Test
    void theNextKeyTakesOverOnlyWhenEverybodyCanHaveSeenIt() {
        TokensModule hourly = rotatingHourly();
        installed.pass("1 hour");
        String unused = hourly.rotation().replace(OPERATOR);

        hourly.policy().run();

        assertThat(installed.ask("select count(*) from signing_keys where state = 'retiring'"))
                .isEqualTo("0");
    }

    @Test
    void anotherAlgorithmTakesOverWhenEverybodyCanHaveSeenItsKey() {
        String former = installed.kidOf(KeyState.ACTIVE);
        TokensModule edwards = installed.node(SigningAlgorithm.EDDSA);
        edwards.keys().ensureActive();
        assertThat(edwards.keys().active().kid()).isEqualTo(former);

        edwards.policy().run();
        assertThat(edwards.keys().active().kid()).isEqualTo(former);

        installed.publishedAgo("7 minutes 1 second");
        edwards.policy().run();
        assertThat(edwards.keys().active().algorithm()).isEqualTo(SigningAlgorithm.EDDSA);
        assertThat(edwards.keys().find(former)).isPresent();
        assertThat(installed.states()).isEqualTo("active next retired retiring");
        assertThat(node.keys().refresh()).isTrue();
        assertThat(node.keys().active().algorithm())
                .as("on a node of the former algorithm")
                .isEqualTo(SigningAlgorithm.EDDSA);
    }
}
