package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Answer;
import io.gatehouse.Parallel;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens on two nodes: what each of them is good for, and for how long. */
class RefreshTest {
    private static final TestServer ONE = TestServer.shared();
    private static TestServer other;

    @BeforeAll
    static void startTheOther() {
        other = ONE.beside();
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    private static TokenPair signIn(String name) {
        String email = name + "@refresh.test";
        ONE.create(email, Role.USER);
        return TokenPair.signIn(ONE, email);
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.field("code")).isEqualTo(code);
    }

    private static void assertDeadOnBothNodes(TokenPair pair) {
        for (TestServer node : List.of(ONE, other)) {
            assertRefused(TokenPair.refresh(node, pair.refresh()), "session_ended");
            await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertRefused(pair.me(node), "session_ended"));
        }
    }

    private static void shift(TokenPair pair, String column, String interval) {
        ONE.sql("update sessions set " + column + " = clock_timestamp() - interval '" + interval + "' where id = '"
                + pair.session() + "'");
    }

    @Nested
    class OfALiveSession {
        @Test
        void aRefreshGivesANewPairThatIsNotToBeStored() {
            TokenPair first = signIn("pair");

            Answer answer = TokenPair.refresh(ONE, first.refresh());

            TokenPair second = TokenPair.of(answer);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(second.refresh()).isNotEqualTo(first.refresh());
            assertThat(second.access()).isNotEqualTo(first.access());
            assertThat(second.session()).isEqualTo(first.session());
            assertThat(second.me(other).status()).isEqualTo(200);
        }

        @Test
        void theAccessTokenFromBeforeGoesOn() {
            TokenPair first = signIn("goes-on");

            TokenPair second = first.refreshed(other);

            assertThat(first.me(ONE).status()).isEqualTo(200);
            assertThat(first.me(other).status()).isEqualTo(200);
            assertThat(second.me(ONE).status()).isEqualTo(200);
        }

        @Test
        void whoeverRepeatsItIsGivenTheSameRefreshTokenOnAnyNode() {
            TokenPair first = signIn("repeats");
            TokenPair second = first.refreshed(ONE);

            assertThat(first.refreshed(ONE).refresh()).isEqualTo(second.refresh());
            assertThat(first.refreshed(other).refresh()).isEqualTo(second.refresh());
            assertThat(second.refreshed(other).refresh()).isNotEqualTo(second.refresh());
        }

        @Test
        void toRepeatItDoesNotProlongTheTimeToRepeatIt() {
            TokenPair first = signIn("prolongs");
            TokenPair second = first.refreshed(ONE);
            shift(second, "rotated_at", "9 seconds");
            String rotatedAt = rotatedAt(first);

            assertThat(first.refreshed(ONE).refresh()).isEqualTo(second.refresh());

            assertThat(rotatedAt(first)).isEqualTo(rotatedAt);
        }

        private static String rotatedAt(TokenPair pair) {
            return ONE.ask("select rotated_at from sessions where id = '" + pair.session() + "'");
        }

        @Test
        void sixtyFourAtOnceOnTwoNodesGetOneSuccessor() {
            TokenPair first = signIn("at-once");

            List<Answer> answers =
                    Parallel.times(64, i -> TokenPair.refresh(i % 2 == 0 ? ONE : other, first.refresh()));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            Set<String> successors = Set.copyOf(
                    answers.stream().map(each -> each.field("refresh_token")).toList());
            assertThat(successors).hasSize(1).doesNotContain(first.refresh());
            assertThat(TokenPair.refresh(other, successors.iterator().next()).status())
                    .isEqualTo(200);
        }

        @Test
        void whoWasDemotedIsGivenLowerRoles() throws IOException {
            UserId admin = ONE.create("demoted@refresh.test", Role.ADMIN);
            ONE.create("stays-admin@refresh.test", Role.ADMIN);
            TokenPair first = TokenPair.signIn(ONE, "demoted@refresh.test");

            ONE.administration().changeRole(ONE.operator(), admin, Role.USER);

            JsonNode claims = claims(first.refreshed(other));
            assertThat(claims.get("roles")).extracting(JsonNode::asText).containsExactly("user");
            assertThat(claims.has("scope")).isFalse();
            assertThat(claims.get("auth_time")).isEqualTo(claims(first).get("auth_time"));
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(first.me(other).status()).isEqualTo(401));
        }

        private static JsonNode claims(TokenPair pair) throws IOException {
            return new ObjectMapper()
                    .readTree(Base64.getUrlDecoder().decode(pair.access().split("\\.")[1]));
        }

        @Test
        void nothingThatIsStoredIsOrGivesAToken() {
            TokenPair first = signIn("stored");
            TokenPair second = first.refreshed(ONE);

            String row = ONE.ask("select to_jsonb(s)::text from sessions s where id = '" + first.session() + "'");

            assertThat(row).contains(first.session().toString(), "salt");
            for (TokenPair pair : List.of(first, second)) {
                byte[] token = Base64.getUrlDecoder().decode(pair.refresh());
                assertThat(row)
                        .doesNotContain(HexFormat.of().formatHex(token, 21, 53))
                        .doesNotContain(HexFormat.of().formatHex(token, 53, 85))
                        .doesNotContain(pair.refresh());
            }
        }
    }

    @Nested
    class OfASessionThatEnds {
        /** The second successor is out before the first is repeated, so that even within the grace it is one too old. */
        @Test
        void aTokenFromBeforeTheLastOneEndsTheSessionOnBothNodes() {
            TokenPair first = signIn("reused");
            TokenPair second = first.refreshed(ONE);
            TokenPair third = second.refreshed(other);

            Answer answer = TokenPair.refresh(ONE, first.refresh());

            assertRefused(answer, "refresh_token_reused");
            assertRefused(third.me(ONE), "session_ended");
            assertDeadOnBothNodes(third);
            assertDeadOnBothNodes(second);
            assertThat(ONE.ask("select end_reason from sessions where id = '" + first.session() + "'"))
                    .isEqualTo("refresh_token_reused");
            assertThat(first.endings(ONE)).isEqualTo(1);
        }

        @Test
        void theTokenThatWasReplacedEndsItAfterTheGrace() {
            TokenPair first = signIn("after-grace");
            TokenPair second = first.refreshed(ONE);
            shift(first, "rotated_at", "10.001 seconds");

            assertRefused(TokenPair.refresh(other, first.refresh()), "refresh_token_reused");
            assertDeadOnBothNodes(second);
        }

        @ParameterizedTest
        @ValueSource(strings = {"expires_at", "idle_expires_at"})
        void noTokenOutlivesIt(String column) {
            TokenPair pair = signIn(column);
            shift(pair, column, "1 millisecond");

            assertRefused(TokenPair.refresh(ONE, pair.refresh()), "session_ended");
            assertRefused(TokenPair.refresh(other, pair.refresh()), "session_ended");
        }

        @Test
        void aRefreshProlongsTheIdleTimeButNeverPastTheEnd() {
            TokenPair pair = signIn("idle");
            ONE.sql("update sessions set expires_at = clock_timestamp() + interval '1 minute', idle_expires_at ="
                    + " clock_timestamp() + interval '1 second' where id = '" + pair.session() + "'");

            Answer answer = TokenPair.refresh(ONE, pair.refresh());

            assertThat(answer.json().get("expires_in").asInt()).isBetween(50, 60);
            assertThat(ONE.ask("select idle_expires_at = expires_at from sessions where id = '" + pair.session() + "'"))
                    .isEqualTo("t");
        }

        @Test
        void whoIsSwitchedOffGetsNoMoreAndNothingComesBackWithThem() {
            UserId id = ONE.create("off@refresh.test", Role.USER);
            TokenPair pair = TokenPair.signIn(ONE, "off@refresh.test");

            ONE.administration().disable(ONE.operator(), id);
            assertRefused(TokenPair.refresh(other, pair.refresh()), "session_ended");
            ONE.administration().enable(ONE.operator(), id);

            assertDeadOnBothNodes(pair);
        }
    }

    @Nested
    class ThatWasNeverOurs {
        @Test
        void withTheIdOfALiveSessionChangesNothing() {
            TokenPair victim = signIn("victim");
            byte[] forged = Base64.getUrlDecoder().decode(victim.refresh());
            Arrays.fill(forged, 21, 85, (byte) 7);

            assertRefused(TokenPair.refresh(ONE, encoded(forged)), "invalid_refresh_token");

            assertThat(victim.me(ONE).status()).isEqualTo(200);
            assertThat(TokenPair.refresh(other, victim.refresh()).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 17, 21, 53, 84})
        void orHasOneBitTurnedIsRefusedAndEndsNothing(int at) {
            TokenPair pair = signIn("bit" + at);
            byte[] turned = Base64.getUrlDecoder().decode(pair.refresh());
            turned[at] ^= 1;

            assertRefused(TokenPair.refresh(ONE, encoded(turned)), "invalid_refresh_token");
            assertThat(TokenPair.refresh(ONE, pair.refresh()).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "not base64!", "AQ", "eyJhbGciOiJub25lIn0.e30.", "ä"})
        void orIsNoTokenAtAllIsRefusedAlike(String text) {
            assertRefused(TokenPair.refresh(ONE, text), "invalid_refresh_token");
        }

        @Test
        void orNamesNoSessionIsRefusedAlike() {
            byte[] tagKey = new byte[32];
            String made = new RefreshToken(UUID.randomUUID(), 0, new byte[32])
                    .encode(tagKey)
                    .reveal();

            assertRefused(TokenPair.refresh(ONE, made), "invalid_refresh_token");
        }

        @Test
        void orIsTooLongOrMissingIsInvalid() {
            assertThat(TokenPair.refresh(ONE, "a".repeat(1_025)).status()).isEqualTo(422);
            assertThat(ONE.http().post("/api/v1/auth/refresh", Map.of()).status())
                    .isEqualTo(422);
        }

        private static String encoded(byte[] token) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        }
    }
}
