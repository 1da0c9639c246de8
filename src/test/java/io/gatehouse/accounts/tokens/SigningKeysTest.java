package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Parallel;
import io.gatehouse.kernel.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys from the first start on, and the rows that somebody changed. */
class SigningKeysTest {
    private static final io.dropwizard.util.Duration DEADLINE = io.dropwizard.util.Duration.seconds(30);

    private static Installed installed;

    @BeforeAll
    static void install() throws SQLException {
        installed = new Installed();
    }

    @AfterAll
    static void remove() throws Exception {
        installed.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        installed.database().execute("truncate signing_keys");
    }

    private static String kid(SigningAlgorithm algorithm) {
        return installed.started(algorithm).keys().active().kid();
    }

    @Nested
    class EnsureActive {
        @ParameterizedTest
        @EnumSource(SigningAlgorithm.class)
        void makesTheKeyThatSignsAndTheNextOneAtTheFirstStartAndFindsThemAtTheNext(SigningAlgorithm algorithm)
                throws SQLException {
            SigningKeys fresh = installed.node(algorithm).keys();
            assertThat(fresh.canSign()).isFalse();

            fresh.ensureActive();

            assertThat(fresh.canSign()).isTrue();
            assertThat(kid(algorithm)).isEqualTo(fresh.active().kid());
            assertThat(installed.ask("select string_agg(state, ' ' order by state) from signing_keys"))
                    .isEqualTo("active next");
        }

        @Test
        void makesOneOfEachWhereTwoNodesStartFirstAtOnce() throws Exception {
            for (int round = 0; round < 10; round++) {
                empty();

                List<String> kids = Parallel.times(2, number -> kid(SigningAlgorithm.ES256));

                assertThat(kids.get(0)).isEqualTo(kids.get(1));
                assertThat(installed.ask("select string_agg(state, ' ' order by state) from signing_keys"))
                        .isEqualTo("active next");
            }
        }

        @Test
        void leavesRetiredKeysOutAndKeepsRetiringOnesForVerification() throws SQLException {
            String retired = kid(SigningAlgorithm.ES256);
            installed.sql("update signing_keys set state = 'retired', private_jwk = null");
            String retiring = kid(SigningAlgorithm.ES256);
            installed.database().execute("update signing_keys set state = 'retiring' where state = 'active'");

            SigningKeys keys = installed.started(SigningAlgorithm.ES256).keys();

            assertThat(keys.find(retired)).isEmpty();
            assertThat(keys.find(retiring)).isPresent();
            assertThat(keys.active().kid()).isNotIn(retired, retiring);
        }
    }

    @Nested
    class Find {
        @Test
        void looksAgainForAKeyOfAnotherNodeAtMostEveryTwoSeconds() {
            SigningKeys early = installed.started(SigningAlgorithm.ES256).keys();
            installed.sql("truncate signing_keys");
            String late = kid(SigningAlgorithm.EDDSA);
            assertThat(early.find(late)).isEmpty();

            installed.clock().advance(Duration.ofSeconds(3));

            assertThat(early.find(late)).isPresent();
        }

        @Test
        void isEmptyForAKeyThatNobodyMade() {
            SigningKeys keys = installed.started(SigningAlgorithm.ES256).keys();

            installed.clock().advance(Duration.ofSeconds(3));

            assertThat(keys.find("unknown")).isEmpty();
        }
    }

    @Nested
    class Published {
        @ParameterizedTest
        @EnumSource(SigningAlgorithm.class)
        void showsThePublicPartAlone(SigningAlgorithm algorithm) {
            SigningKeys keys = installed.started(algorithm).keys();

            assertThat(keys.published().keys())
                    .hasSize(2)
                    .extracting(jwk -> jwk.get("kid"))
                    .contains(keys.active().kid());
            assertThat(keys.published().keys())
                    .allSatisfy(jwk -> assertThat(jwk)
                            .containsEntry("use", "sig")
                            .containsKey("kty")
                            .doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "k"));
        }

        @Test
        void showsTheKeysOfAllAlgorithms() {
            String first = kid(SigningAlgorithm.ES256);
            SigningKeys keys = installed.started(SigningAlgorithm.EDDSA).keys();

            assertThat(keys.published().keys())
                    .extracting(jwk -> jwk.get("kid"))
                    .hasSize(3)
                    .contains(first, keys.active().kid());
        }

        @Test
        void isVouchedForOnlyWhileTheKeysWereReadLately() throws Exception {
            SigningKeys keys = installed.started(SigningAlgorithm.ES256).keys();
            installed.clock().advance(Duration.ofSeconds(61));
            assertThat(keys.published().isCurrent()).isTrue();

            installed.sql("alter table signing_keys rename to hidden");
            installed.clock().advance(Duration.ofSeconds(60));
            assertThat(keys.published().isCurrent()).as("after a minute").isTrue();
            installed.clock().advance(Duration.ofSeconds(1));
            PublishedKeys late = keys.published();
            installed.sql("alter table hidden rename to signing_keys");

            assertThat(late.isCurrent()).isFalse();
            assertThat(late.keys()).hasSize(2);
            assertThat(keys.published().isCurrent()).as("at once").isFalse();
            installed.clock().advance(Duration.ofSeconds(1));
            assertThat(keys.published().isCurrent()).as("after a second").isTrue();
        }

        @Test
        void areNotSignedWithWhereTheyWereReadTooLongAgo() throws Exception {
            SigningKeys keys = installed.started(SigningAlgorithm.ES256).keys();
            installed.sql("alter table signing_keys rename to hidden");
            installed.clock().advance(Duration.ofSeconds(61));

            assertThatThrownBy(keys::active).hasMessageContaining("cannot be signed");

            installed.sql("alter table hidden rename to signing_keys");
            installed.clock().advance(Duration.ofSeconds(1));
            assertThat(keys.active()).isNotNull();
        }

        @Test
        void areWaitedForByOneAloneOnceTheyCouldNotBeRead() throws Exception {
            SigningKeys keys = installed.started(SigningAlgorithm.ES256).keys();
            installed.sql("alter table signing_keys rename to hidden");
            installed.clock().advance(Duration.ofSeconds(61));
            assertThat(keys.published().isCurrent()).isFalse();
            installed.sql("alter table hidden rename to signing_keys");
            installed.clock().advance(Duration.ofSeconds(1));

            try (Connection silent = installed.database().database().connectAsOwner(DEADLINE)) {
                silent.setAutoCommit(false);
                silent.createStatement().execute("lock table signing_keys");
                CompletableFuture<PublishedKeys> waiting = CompletableFuture.supplyAsync(keys::published);
                await().until(() -> installed
                        .ask("select count(*) from pg_locks where relation = 'signing_keys'::regclass and not granted")
                        .equals("1"));

                assertThat(keys.published().isCurrent()).isFalse();
                assertThatThrownBy(keys::active).hasMessageContaining("cannot be signed");
                assertThat(waiting).isNotDone();

                silent.rollback();
                assertThat(waiting.join().isCurrent()).isTrue();
            }
        }
    }

    @Nested
    class ARowThatWasChanged {
        private void stopsTheStartNaming(String kid) {
            SigningKeys keys = installed.node(SigningAlgorithm.ES256).keys();

            assertThatThrownBy(keys::ensureActive)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(kid);
        }

        private void swap(String column) throws SQLException {
            installed
                    .database()
                    .execute("update signing_keys mine set " + column + " = other." + column
                            + " from signing_keys other where mine.kid <> other.kid and mine.state <> 'retired'"
                            + " and other.state <> 'retired'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"private_jwk", "public_jwk"})
        void bySwappingAColumnOfTwoKeysStopsTheStart(String column) throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);
            installed.clock().advance(Duration.ofSeconds(1));
            installed.sql("update signing_keys set state = 'retired', private_jwk = null where state = 'next'");
            String unused = kid(SigningAlgorithm.RS256);
            installed.sql("update signing_keys set state = 'retired', private_jwk = null where state = 'next'");

            swap(column);

            stopsTheStartNaming(kid);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "null", "not json", "{\"kty\":\"EC\"}", ""})
        void intoNoKeyAtAllStopsTheStart(String publicJwk) throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);

            installed
                    .database()
                    .execute("update signing_keys set public_jwk = '" + publicJwk + "' where state = 'active'");

            stopsTheStartNaming(kid);
        }

        @Test
        void byAnotherAlgorithmStopsTheStart() throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);

            installed.sql("update signing_keys set algorithm = 'EdDSA' where state = 'active'");

            stopsTheStartNaming(kid);
        }

        @Test
        void byAnotherKeyIdStopsTheStart() throws SQLException {
            String unused = kid(SigningAlgorithm.ES256);

            installed.sql("update signing_keys set kid = 'renamed' where state = 'active'");

            stopsTheStartNaming("renamed");
        }

        @Test
        void inItsCiphertextStopsTheStart() throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);

            installed
                    .database()
                    .execute("update signing_keys set private_jwk = set_byte(private_jwk, 30,"
                            + " get_byte(private_jwk, 30) # 1) where state = 'active'");

            stopsTheStartNaming(kid);
        }
    }
}
