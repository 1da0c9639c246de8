package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
    private static Installed installed;

    @BeforeAll
    static void install() throws SQLException {
        installed = new Installed("signing_keys");
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
        void makesOneKeyAtTheFirstStartAndFindsItAtTheNext(SigningAlgorithm algorithm) throws SQLException {
            SigningKeys fresh = installed.node(algorithm).keys();
            assertThat(fresh.canSign()).isFalse();

            fresh.ensureActive();

            assertThat(fresh.canSign()).isTrue();
            assertThat(kid(algorithm)).isEqualTo(fresh.active().kid());
            assertThat(installed.database().ask("select count(*) from signing_keys"))
                    .isEqualTo("1");
        }

        @Test
        void makesOneKeyWhereTwoNodesStartFirstAtOnce() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                for (int round = 0; round < 10; round++) {
                    empty();
                    CountDownLatch start = new CountDownLatch(1);
                    Future<String> one = threads.submit(() -> kidAfter(start));
                    Future<String> other = threads.submit(() -> kidAfter(start));

                    start.countDown();

                    assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(other.get(1, TimeUnit.MINUTES));
                    assertThat(installed.database().ask("select count(*) from signing_keys where state = 'active'"))
                            .isEqualTo("1");
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private static String kidAfter(CountDownLatch start) throws InterruptedException {
            SigningKeys keys = installed.node(SigningAlgorithm.ES256).keys();
            start.await();
            keys.ensureActive();
            return keys.active().kid();
        }

        @Test
        void leavesRetiredKeysOutAndKeepsRetiringOnesForVerification() throws SQLException {
            String retired = kid(SigningAlgorithm.ES256);
            installed.database().execute("update signing_keys set state = 'retired'");
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

            assertThat(keys.published())
                    .singleElement()
                    .satisfies(jwk -> assertThat(jwk)
                            .containsEntry("kid", keys.active().kid())
                            .containsEntry("use", "sig")
                            .containsKey("kty")
                            .doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "k"));
        }

        @Test
        void showsTheKeysOfAllAlgorithms() {
            String first = kid(SigningAlgorithm.ES256);
            SigningKeys keys = installed.started(SigningAlgorithm.EDDSA).keys();

            assertThat(keys.published())
                    .extracting(jwk -> jwk.get("kid"))
                    .containsExactlyInAnyOrder(first, keys.active().kid());
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
                            + " from signing_keys other where mine.kid <> other.kid");
        }

        @ParameterizedTest
        @ValueSource(strings = {"private_jwk", "public_jwk"})
        void bySwappingAColumnOfTwoKeysStopsTheStart(String column) throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);
            installed.clock().advance(Duration.ofSeconds(1));
            String unused = kid(SigningAlgorithm.RS256);

            swap(column);

            stopsTheStartNaming(kid);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "null", "not json", "{\"kty\":\"EC\"}", ""})
        void intoNoKeyAtAllStopsTheStart(String publicJwk) throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);

            installed.database().execute("update signing_keys set public_jwk = '" + publicJwk + "'");

            stopsTheStartNaming(kid);
        }

        @Test
        void byAnotherAlgorithmStopsTheStart() throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);

            installed.database().execute("update signing_keys set algorithm = 'EdDSA'");

            stopsTheStartNaming(kid);
        }

        @Test
        void byAnotherKeyIdStopsTheStart() throws SQLException {
            String unused = kid(SigningAlgorithm.ES256);

            installed.database().execute("update signing_keys set kid = 'renamed'");

            stopsTheStartNaming("renamed");
        }

        @Test
        void inItsCiphertextStopsTheStart() throws SQLException {
            String kid = kid(SigningAlgorithm.ES256);

            installed
                    .database()
                    .execute("update signing_keys set private_jwk = set_byte(private_jwk, 30,"
                            + " get_byte(private_jwk, 30) # 1)");

            stopsTheStartNaming(kid);
        }
    }
}
