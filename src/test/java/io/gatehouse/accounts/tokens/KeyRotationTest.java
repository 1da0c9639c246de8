package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.util.Duration;
import io.gatehouse.Parallel;
import io.gatehouse.kernel.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Keys from one state to the next by order of operators, with time made to pass in the rows. */
class KeyRotationTest extends StartedNode {
    private static String activate() {
        return node.rotation().activate(OPERATOR, Optional.empty());
    }

    @Nested
    class Activate {
        @Test
        void isRefusedWithTheTimeLeftUntilEverybodyCanHaveSeenTheKey() {
            assertThatThrownBy(KeyRotationTest::activate)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(installed.kidOf(KeyState.NEXT))
                    .hasMessageMatching("(?s).* may be activated in (7m 0s|6m 5[0-9]s) .*");

            installed.publishedAgo("6 minutes 50 seconds");
            assertThatThrownBy(KeyRotationTest::activate).hasMessageContaining("may be activated in ");
            assertThat(installed.states()).isEqualTo("active next");
        }

        @Test
        void letsTheNextKeySignRetiresTheFormerAndPublishesAnother() {
            String former = installed.kidOf(KeyState.ACTIVE);
            String next = installed.kidOf(KeyState.NEXT);
            installed.publishedAgo("7 minutes 1 second");

            assertThat(activate()).isEqualTo(next);

            assertThat(node.keys().active().kid()).isEqualTo(next);
            assertThat(installed.states()).isEqualTo("active next retiring");
            assertThat(installed.kidOf(KeyState.RETIRING)).isEqualTo(former);
            assertThat(node.keys().find(former)).isPresent();
        }

        @Test
        void takesTheKeyThatIsNamedAndNoOther() {
            String active = installed.kidOf(KeyState.ACTIVE);
            installed.ripen();

            assertThatThrownBy(() -> node.rotation().activate(OPERATOR, Optional.of(active)))
                    .hasMessageContaining(active + " is active since");
            assertThatThrownBy(() -> node.rotation().activate(OPERATOR, Optional.of("nonsense")))
                    .hasMessageContaining("There is no key nonsense");
            assertThat(installed.states()).isEqualTo("active next");
        }

        @Test
        void isWonByOneOfTwoOperatorsAndTheOtherIsTold() {
            for (int round = 0; round < 10; round++) {
                installed.ripen();
                String next = installed.kidOf(KeyState.NEXT);

                List<String> told = Parallel.times(2, number -> outcome(() -> activate()));

                assertThat(told).filteredOn(next::equals).hasSize(1);
                assertThat(told)
                        .filteredOn(text -> text.contains("not next") || text.contains("may be activated in"))
                        .hasSize(1);
                assertThat(installed.ask("select count(*) from signing_keys where state in ('active', 'next')"))
                        .isEqualTo("2");
            }
        }

        @Test
        void waitsForWhatAnyNodeHasPromised() {
            installed
                    .node(Installed.promising(Duration.minutes(15), Duration.hours(1)))
                    .keys()
                    .ensureActive();

            installed.publishedAgo("1 hour");
            assertThatThrownBy(KeyRotationTest::activate).hasMessageContaining("may be activated in ");

            installed.publishedAgo("1 hour 2 minutes 1 second");
            assertThat(activate()).isNotEmpty();
        }

        @Test
        void waitsNoLongerForAPromiseThatWasTakenBackTwoKeysAgo() {
            installed
                    .node(Installed.promising(Duration.minutes(15), Duration.hours(1)))
                    .keys()
                    .ensureActive();
            installed.ripen();
            String unused = activate();
            installed.publishedAgo("7 minutes 1 second");
            assertThatThrownBy(KeyRotationTest::activate)
                    .as("an old set of keys may still be kept")
                    .hasMessageContaining("may be activated in ");
            installed.pass("1 day");
            node.policy().run();
            unused = activate();
            installed.pass("1 day");
            node.policy().run();
            unused = node.rotation().replace(OPERATOR);

            installed.publishedAgo("7 minutes 1 second");

            assertThat(activate()).isNotEmpty();
        }

        @Test
        void neverLetsAVerifierMeetAKeyThatItDoesNotKnow() {
            List<String> alive = new ArrayList<>();
            Set<String> cached = published();
            int rotations = 0;
            for (int minute = 0; minute < 60; minute++) {
                if (minute % 5 == 0) {
                    cached = published();
                }
                rotations += outcome(() -> activate()).contains(" ") ? 0 : 1;
                node.policy().run();
                alive.add(0, node.keys().active().kid());

                assertThat(cached).as("after %s minutes", minute).containsAll(alive);

                if (alive.size() > 15) {
                    String over = alive.remove(15);
                    assertThat(over).isNotEmpty();
                }
                installed.pass("1 minute");
            }
            assertThat(rotations).isEqualTo(8);
            assertThat(installed.ask("select count(*) from signing_keys where state = 'retired'"))
                    .isEqualTo("6");
        }

        private static Set<String> published() {
            Set<String> kids = new HashSet<>();
            node.keys().published().keys().forEach(jwk -> kids.add(String.valueOf(jwk.get("kid"))));
            return kids;
        }
    }

    @Nested
    class Publish {
        @Test
        void leavesTheNextKeyThatIsThere() {
            String next = installed.kidOf(KeyState.NEXT);

            assertThat(node.rotation().publish(OPERATOR)).isFalse();

            assertThat(installed.kidOf(KeyState.NEXT)).isEqualTo(next);
        }

        @Test
        void makesOneWhereThereIsNone() {
            installed.sql("delete from signing_keys where state = 'next'");

            assertThat(node.rotation().publish(OPERATOR)).isTrue();

            assertThat(installed.states()).isEqualTo("active next");
        }

        @Test
        void replacesTheNextKeyAndWaitsAnew() {
            String next = installed.kidOf(KeyState.NEXT);
            installed.ripen();

            assertThat(node.rotation().replace(OPERATOR)).isEqualTo(next);

            assertThat(installed.kidOf(KeyState.NEXT)).isNotEqualTo(next);
            assertThat(node.keys().find(next)).isEmpty();
            assertThatThrownBy(KeyRotationTest::activate).hasMessageContaining("may be activated in ");
        }

        @Test
        void neverReplacesAKeyTwiceWhereTwoReplaceAtOnce() {
            for (int round = 0; round < 10; round++) {
                String next = installed.kidOf(KeyState.NEXT);

                List<String> told = Parallel.times(
                        2, number -> outcome(() -> node.rotation().replace(OPERATOR)));

                assertThat(told).filteredOn(next::equals).hasSize(1);
                assertThat(told).doesNotHaveDuplicates();
                assertThat(installed.ask("select count(*) from signing_keys where state = 'next'"))
                        .isEqualTo("1");
            }
        }

        @Test
        void isRefusedBeforeTheFirstStart() {
            installed.sql("truncate signing_keys");

            assertThatThrownBy(() -> node.rotation().publish(OPERATOR)).hasMessageContaining("keys init");
            assertThatThrownBy(() -> node.rotation().replace(OPERATOR)).hasMessageContaining("keys init");
            assertThatThrownBy(KeyRotationTest::activate).hasMessageContaining("keys init");
        }
    }

    @Nested
    class Retire {
        @Test
        void isRefusedWithTheTimeLeftWhileTokensMayBeAlive() {
            String former = installed.kidOf(KeyState.ACTIVE);
            installed.ripen();
            String unused = activate();

            assertThatThrownBy(() -> node.rotation().retire(OPERATOR, former))
                    .hasMessageMatching("(?s).*for another (17m 0s|16m 5[0-9]s) .*")
                    .hasMessageContaining("keys emergency --kid=" + former);

            installed.pass("17 minutes");
            node.rotation().retire(OPERATOR, former);
            assertThat(node.keys().find(former)).isEmpty();
            assertThat(installed.ask("select private_jwk is null from signing_keys where kid = '" + former + "'"))
                    .isEqualTo("t");
        }

        @Test
        void neverTakesTheKeyThatSignsOrWill() {
            String active = installed.kidOf(KeyState.ACTIVE);
            String next = installed.kidOf(KeyState.NEXT);

            assertThatThrownBy(() -> node.rotation().retire(OPERATOR, active)).hasMessageContaining("is active");
            assertThatThrownBy(() -> node.rotation().retire(OPERATOR, next)).hasMessageContaining("is next");
            assertThat(installed.states()).isEqualTo("active next");
        }
    }

    @Test
    void theListSaysWhatComesNextForEachKey() {
        installed.ripen();
        String unused = activate();

        KeyOverview overview = node.rotation().list();

        assertThat(overview.keys()).hasSize(3).allSatisfy(key -> {
            assertThat(key.masterKey()).isPresent();
            assertThat(key.activatableAt().isPresent()).isEqualTo(key.state() == KeyState.NEXT);
            assertThat(key.retiresAt().isPresent()).isEqualTo(key.state() == KeyState.RETIRING);
            assertThat(key.longestLife()).isEqualTo(java.time.Duration.ofMinutes(15));
        });
    }

    private static String outcome(java.util.function.Supplier<String> work) {
        try {
            return work.get();
        } catch (Failure refused) {
            return refused.detail();
        }
    }
}
