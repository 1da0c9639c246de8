package io.gatehouse.accounts.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where a user is signed in, and what ends that: at once on the node that is asked, within a second on the other. */
class SessionsTest {
    private static final String PATH = "/api/v1/auth/sessions";

    private static TestServer one;
    private static TestServer other;

    @BeforeAll
    static void start() {
        one = TestServer.startWith("sessions.perUser", "3");
        other = one.beside();
    }

    @AfterAll
    static void stop() {
        one.close();
    }

    private static TokenPair signIn(String email) {
        return TokenPair.signIn(one, email);
    }

    private static String user(String name) {
        String email = name + "@sessions.test";
        one.create(email, Role.USER);
        return email;
    }

    private static Answer end(TokenPair caller, UUID session) {
        return one.http().delete(PATH + "/" + session, caller.bearer());
    }

    private static Answer signOut(TokenPair caller, Map<String, ?> body) {
        return one.http().post("/api/v1/auth/logout", body, caller.bearer());
    }

    private static void assertAlive(TokenPair pair) {
        assertThat(pair.me(one).status()).isEqualTo(200);
        assertThat(pair.me(other).status()).isEqualTo(200);
        assertThat(TokenPair.refresh(other, pair.refresh()).status()).isEqualTo(200);
    }

    private static void assertEndedEverywhere(TokenPair pair) {
        assertEnded(pair.me(one));
        assertEnded(TokenPair.refresh(one, pair.refresh()));
        assertEnded(TokenPair.refresh(other, pair.refresh()));
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertEnded(pair.me(other)));
    }

    private static void assertEnded(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.field("code")).isEqualTo("session_ended");
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("data").spliterator(), false)
                .map(each -> each.get("id").asText())
                .toList();
    }

    @Nested
    class Listed {
        @Test
        void aSessionSaysWhenFromWhereAndWhetherItIsTheOneThatAsks() {
            String email = user("says");
            Answer signedIn = one.http()
                    .send(
                            "POST",
                            "/api/v1/auth/login",
                            "{\"email\":\"" + email + "\",\"password\":\"" + Client.PASSWORD + "\"}",
                            "User-Agent",
                            "Browser/1.0");
            TokenPair pair = TokenPair.of(signedIn);

            JsonNode session = other.http().get(PATH, pair.bearer()).json().at("/data/0");

            assertThat(session.fieldNames())
                    .toIterable()
                    .containsExactly("id", "created_at", "last_used_at", "expires_at", "ip", "user_agent", "current");
            assertThat(session.get("id").asText()).isEqualTo(pair.session().toString());
            assertThat(session.get("ip").asText()).isEqualTo("127.0.0.1");
            assertThat(session.get("user_agent").asText()).isEqualTo("Browser/1.0");
            assertThat(session.get("current").asBoolean()).isTrue();
            assertThat(session.get("last_used_at")).isEqualTo(session.get("created_at"));
        }

        @Test
        void aRefreshMovesItsLastUseAlone() {
            TokenPair pair = signIn(user("moves"));
            JsonNode before = one.http().get(PATH, pair.bearer()).json().at("/data/0");

            pair.refreshed(one);

            JsonNode after = one.http().get(PATH, pair.bearer()).json().at("/data/0");
            assertThat(after.get("last_used_at").asText())
                    .isGreaterThan(before.get("last_used_at").asText());
            assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
            assertThat(after.get("expires_at")).isEqualTo(before.get("expires_at"));
        }

        @Test
        void theNewestComesFirstAndNobodyElsesAtAll() {
            String email = user("newest");
            List<TokenPair> pairs =
                    IntStream.range(0, 3).mapToObj(i -> signIn(email)).toList();
            signIn(user("somebody-else"));

            Answer answer = one.http().get(PATH, pairs.get(1).bearer());

            assertThat(ids(answer))
                    .containsExactly(
                            pairs.get(2).session().toString(),
                            pairs.get(1).session().toString(),
                            pairs.get(0).session().toString());
            assertThat(answer.json().at("/data/1/current").asBoolean()).isTrue();
            assertThat(answer.json().at("/data/0/current").asBoolean()).isFalse();
            assertThat(answer.json().get("total").asInt()).isEqualTo(3);
        }

        @Test
        void aPageLinksToItsNeighbours() {
            String email = user("pages");
            List<TokenPair> pairs =
                    IntStream.range(0, 3).mapToObj(i -> signIn(email)).toList();

            Answer answer =
                    one.http().get(PATH + "?page=2&limit=1", pairs.get(0).bearer());

            assertThat(ids(answer)).containsExactly(pairs.get(1).session().toString());
            assertThat(answer.header("Link"))
                    .contains(
                            "page=1&limit=1>; rel=\"prev\"",
                            "?page=3&cursor=",
                            "&limit=1>; rel=\"next\"",
                            "rel=\"last\"");
            assertThat(one.http()
                            .get(PATH + "?limit=101", pairs.get(0).bearer())
                            .status())
                    .isEqualTo(422);
        }

        @Test
        void whatIsOverIsNotThere() {
            String email = user("over");
            TokenPair idle = signIn(email);
            TokenPair old = signIn(email);
            TokenPair live = signIn(email);
            one.sql("update sessions set idle_expires_at = clock_timestamp() where id = '" + idle.session() + "'");
            one.sql("update sessions set expires_at = clock_timestamp() where id = '" + old.session() + "'");

            assertThat(ids(one.http().get(PATH, live.bearer())))
                    .containsExactly(live.session().toString());
        }
    }

    @Nested
    class Ended {
        @Test
        void oneOfTheUsersIsGoneAndTheOthersGoOn() {
            String email = user("one");
            TokenPair taken = signIn(email);
            TokenPair caller = signIn(email);

            assertThat(end(caller, taken.session()).status()).isEqualTo(204);

            assertEndedEverywhere(taken);
            assertAlive(caller);
        }

        @Test
        void oneTwiceOrSomebodyElsesIsNotFound() {
            String email = user("twice");
            TokenPair taken = signIn(email);
            TokenPair caller = signIn(email);
            TokenPair stranger = signIn(user("stranger"));

            assertThat(end(stranger, taken.session()).status()).isEqualTo(404);
            assertThat(end(caller, taken.session()).status()).isEqualTo(204);
            assertThat(end(caller, taken.session()).status()).isEqualTo(404);
            assertThat(end(caller, UUID.randomUUID()).status()).isEqualTo(404);
            assertAlive(stranger);
        }

        @Test
        void oneByAWordThatIsNoIdIsInvalid() {
            TokenPair caller = signIn(user("word"));

            assertThat(one.http().delete(PATH + "/mine", caller.bearer()).status())
                    .isEqualTo(422);
        }

        @Test
        void bySigningOutItIsThatOneAlone() {
            String email = user("signs-out");
            TokenPair stays = signIn(email);
            TokenPair goes = signIn(email);

            assertThat(signOut(goes, Map.of()).status()).isEqualTo(204);

            assertEndedEverywhere(goes);
            assertAlive(stays);
        }

        @Test
        void bySigningOutEverywhereTheyAreAll() {
            String email = user("everywhere");
            TokenPair first = signIn(email);
            TokenPair second = signIn(email);
            TokenPair stranger = signIn(user("unharmed"));

            assertThat(signOut(second, Map.of("all", true)).status()).isEqualTo(204);

            assertEndedEverywhere(first);
            assertEndedEverywhere(second);
            assertAlive(stranger);
            assertAlive(signIn(email));
        }

        @Test
        void byOneTooManyItIsTheOldest() {
            String email = user("too-many");
            List<TokenPair> pairs =
                    IntStream.range(0, 4).mapToObj(i -> signIn(email)).toList();

            assertEndedEverywhere(pairs.get(0));
            assertThat(pairs.subList(1, 4)).allSatisfy(SessionsTest::assertAlive);
            assertThat(one.ask("select end_reason from sessions where id = '"
                            + pairs.get(0).session() + "'"))
                    .isEqualTo("too_many");
        }

        @Test
        void byAChangeOfThePasswordTheyAreAllButTheOneThatAsked() {
            String email = user("password");
            TokenPair elsewhere = signIn(email);
            TokenPair caller = signIn(email);

            assertThat(changePassword(caller, Map.of()).status()).isEqualTo(204);

            assertEndedEverywhere(elsewhere);
            assertAlive(caller);
        }

        @Test
        void byAChangeOfThePasswordItIsThatOneTooIfAskedFor() {
            TokenPair caller = signIn(user("password-all"));

            assertThat(changePassword(caller, Map.of("all", true)).status()).isEqualTo(204);

            assertEndedEverywhere(caller);
        }

        @Test
        void bySwitchingTheUserOffNothingComesBack() {
            UserId id = one.create("off@sessions.test", Role.USER);
            TokenPair pair = signIn("off@sessions.test");

            one.administration().disable(one.operator(), id);
            assertThat(TokenPair.refresh(one, pair.refresh()).status()).isEqualTo(401);
            one.administration().enable(one.operator(), id);

            await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> assertEnded(pair.me(one)));
            assertEndedEverywhere(pair);
            assertAlive(signIn("off@sessions.test"));
        }

        private static Answer changePassword(TokenPair caller, Map<String, ?> more) {
            Map<String, Object> body = new HashMap<>(more);
            body.put("current_password", Client.PASSWORD);
            body.put("new_password", "another-horse-9");
            return one.http().post("/api/v1/users/me/password", body, caller.bearer());
        }
    }
}
