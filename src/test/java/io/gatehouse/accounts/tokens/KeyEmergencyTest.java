package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.Parallel;
import io.gatehouse.kernel.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of a key that somebody else may have. */
class KeyEmergencyTest extends StartedNode {
    private static KeyEmergency.Outcome end(Optional<String> kid) {
        return node.emergency().end(OPERATOR, kid);
    }

    private static String ending() {
        return installed.ask("select string_agg(kind || ' ' || subject, ', ') from changes where ends");
    }

    @Test
    void theActiveKeyIsGoneAtOnceAndTheNextOneSigns() {
        String bad = installed.kidOf(KeyState.ACTIVE);
        String next = installed.kidOf(KeyState.NEXT);

        KeyEmergency.Outcome outcome = end(Optional.empty());

        assertThat(outcome.ended()).containsExactly(bad);
        assertThat(node.keys().find(bad)).isEmpty();
        assertThat(node.keys().published().keys())
                .hasSize(2)
                .extracting(jwk -> jwk.get("kid"))
                .contains(next)
                .doesNotContain(bad);
        assertThat(node.keys().active().kid()).isEqualTo(next);
        assertThat(ending()).isEqualTo("key " + bad);
        assertThat(installed.states()).isEqualTo("active next retired");
    }

    @Test
    void itIsSaidForHowLongOthersMayGoOnAcceptingAndRefusing() {
        KeyEmergency.Outcome outcome = end(Optional.empty());

        assertThat(Duration.between(outcome.at(), outcome.keptUntil())).isEqualTo(Duration.ofMinutes(17));
        assertThat(Duration.between(outcome.at(), outcome.seenBy()))
                .isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
    }

    @Test
    void nobodyRefusesNewTokensWhereTheNextKeyWasSeenByAll() {
        installed.ripen();

        KeyEmergency.Outcome outcome = end(Optional.empty());

        assertThat(outcome.seenBy()).isBefore(outcome.at());
    }

    @Test
    void aNextKeyIsReplacedAndTheActiveOneSignsOn() {
        String active = installed.kidOf(KeyState.ACTIVE);
        String bad = installed.kidOf(KeyState.NEXT);

        KeyEmergency.Outcome outcome = end(Optional.of(bad));

        assertThat(outcome.seenBy()).isEqualTo(outcome.at());
        assertThat(node.keys().active().kid()).isEqualTo(active);
        assertThat(installed.kidOf(KeyState.NEXT)).isNotEqualTo(bad);
        assertThat(ending()).isEqualTo("key " + bad);
    }

    @Test
    void aRetiringKeyGoesAlone() {
        String bad = installed.kidOf(KeyState.ACTIVE);
        installed.ripen();
        String active = node.rotation().activate(OPERATOR, Optional.empty());

        KeyEmergency.Outcome unused = end(Optional.of(bad));

        assertThat(node.keys().find(bad)).isEmpty();
        assertThat(node.keys().active().kid()).isEqualTo(active);
        assertThat(installed.states()).isEqualTo("active next retired");
    }

    @Test
    void aFreshStartTrustsNoKeyThatWasThere() {
        String keys = installed.ask("select string_agg(kid, ' ') from signing_keys");
        int sessionsEnded = installed.sessionsEnded();
        String epoch = installed.ask("select epoch + 1 from installation");

        KeyEmergency.Outcome outcome = node.emergency().startAfresh(OPERATOR);

        assertThat(outcome.ended()).containsExactlyInAnyOrder(keys.split(" "));
        assertThat(keys).doesNotContain(node.keys().active().kid());
        assertThat(installed.states()).isEqualTo("active next retired retired");
        assertThat(installed.sessionsEnded()).isEqualTo(sessionsEnded + 1);
        assertThat(installed.ask("select epoch from installation")).isEqualTo(epoch);
        assertThat(ending()).contains(keys.split(" "));
    }

    @Test
    void aFailureToEndSessionsEndsNoKeyEither() {
        installed.sql("alter table installation add constraint ck_test check (epoch < 0) not valid");
        try {
            assertThatThrownBy(() -> node.emergency().startAfresh(OPERATOR)).isNotNull();
        } finally {
            installed.sql("alter table installation drop constraint ck_test");
        }

        assertThat(installed.states()).isEqualTo("active next");
        assertThat(ending()).isEqualTo("null");
    }

    @Test
    void ofTwoWhoEndTheActiveKeyOneIsTold() {
        for (int round = 0; round < 10; round++) {
            String bad = installed.kidOf(KeyState.ACTIVE);
            String next = installed.kidOf(KeyState.NEXT);

            List<String> told = Parallel.times(2, number -> {
                try {
                    return end(Optional.of(bad)).ended().get(0);
                } catch (Failure refused) {
                    return refused.detail();
                }
            });

            assertThat(told).filteredOn(bad::equals).hasSize(1);
            assertThat(told)
                    .filteredOn(text -> text.contains("is retired since"))
                    .hasSize(1);
            assertThat(node.keys().active().kid()).isEqualTo(next);
        }
    }

    @Test
    void aKeyThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> end(Optional.of("nonsense"))).hasMessageContaining("There is no key nonsense");
    }
}
