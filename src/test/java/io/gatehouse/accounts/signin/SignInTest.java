package io.gatehouse.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.Parallel;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, and what a change of the account does to those who are signed in. */
class SignInTest {
    private final TestServer server = TestServer.shared();
    private final Caller operator = server.operator();
    private final Client http = server.http();

    @Test
    void aSignInGivesATokenPairThatIsNotToBeStored() {
        server.create("pair@signin.test", Role.USER);

        Answer answer = http.signIn("PAIR@signin.test", Client.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
        assertThat(answer.field("token_type")).isEqualTo("bearer");
        assertThat(answer.json().get("expires_in").asInt()).isEqualTo(900);
        assertThat(Base64.getUrlDecoder().decode(answer.field("refresh_token"))).hasSize(85);
    }

    @Test
    void everyRefusalIsTheSame() {
        server.create("refused@signin.test", Role.USER);
        UserId off = server.create("off@signin.test", Role.USER);
        server.administration().disable(operator, off);

        List<Answer> refusals = List.of(
                http.signIn("refused@signin.test", "wrong-password"),
                http.signIn("nobody@signin.test", Client.PASSWORD),
                http.signIn("not an address", Client.PASSWORD),
                http.signIn("off@signin.test", Client.PASSWORD));

        assertThat(refusals).extracting(Answer::status).containsOnly(401);
        assertThat(refusals)
                .extracting(answer -> answer.text().replace(answer.field("request_id"), ""))
                .containsOnly(refusals.get(0).text().replace(refusals.get(0).field("request_id"), ""));
        assertThat(refusals.get(0).field("detail")).isEqualTo("Invalid email or password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "y"})
    void aBcryptHashSignsInAndIsArgon2idAfterwards(String letter) throws SQLException {
        String email = "legacy-" + letter + "@signin.test";
        UserId id = server.create(email, Role.USER);
        String hash = OpenBSDBCrypt.generate("2" + letter, "old-password".toCharArray(), new byte[16], 5);
        server.sql("update credentials set secret = '" + hash + "' where user_id = '" + id + "'");

        assertThat(http.signIn(email, "wrong-password").status()).isEqualTo(401);
        assertThat(hashOf(id)).isEqualTo(hash);
        assertThat(http.signIn(email, "old-password").status()).isEqualTo(200);
        assertThat(hashOf(id)).startsWith("$argon2id$v=19$m=8192,t=1,p=1$");
        assertThat(http.signIn(email, "old-password").status()).isEqualTo(200);
    }

    /** No session may begin after the change has been acknowledged. */
    @Nested
    class Races {
        @Test
        void noTokenOfTheOldPasswordWorksOnceItIsChanged() {
            for (int round = 0; round < 20; round++) {
                String email = "changes" + round + "@race.test";
                server.create(email, Role.USER);
                String[] bearer = http.bearer(email);

                List<Answer> answers = Parallel.all(List.of(
                        () -> http.signIn(email, Client.PASSWORD),
                        () -> http.signIn(email, Client.PASSWORD),
                        () -> http.post(
                                "/api/v1/users/me/password",
                                Map.of("current_password", Client.PASSWORD, "new_password", "another-horse-9"),
                                bearer)));

                assertThat(answers.get(2).status()).isEqualTo(204);
                assertThat(answers.subList(0, 2)).allSatisfy(this::isOfNoUse);
            }
        }

        @Test
        void noTokenWorksOnceTheAccountIsDisabled() {
            for (int round = 0; round < 20; round++) {
                String email = "disabled" + round + "@race.test";
                UserId id = server.create(email, Role.USER);

                List<Answer> answers = Parallel.all(List.of(
                        () -> http.signIn(email, Client.PASSWORD), () -> http.signIn(email, Client.PASSWORD), () -> {
                            server.administration().disable(operator, id);
                            return http.signIn(email, Client.PASSWORD);
                        }));
                server.administration().enable(operator, id);

                assertThat(answers.get(2).status()).isEqualTo(401);
                assertThat(answers.subList(0, 2)).allSatisfy(this::isOfNoUse);
            }
        }

        private void isOfNoUse(Answer signIn) {
            if (signIn.status() == 200) {
                Answer me = http.get("/api/v1/users/me", Client.bearerOf(signIn.field("access_token")));
                assertThat(me.status()).isEqualTo(401);
            } else {
                assertThat(signIn.status()).isEqualTo(401);
            }
        }
    }

    @Nested
    class Afterwards {
        @Test
        void aDisabledUserIsToldSo() {
            UserId id = server.create("told@after.test", Role.USER);
            String[] bearer = http.bearer("told@after.test");

            server.administration().disable(operator, id);

            Answer answer = http.untilRefused(bearer);
            assertThat(answer.field("detail")).isEqualTo("User not found or inactive");
        }

        @Test
        void enablingBringsNoTokenBack() {
            UserId id = server.create("back@after.test", Role.USER);
            String[] bearer = http.bearer("back@after.test");

            server.administration().disable(operator, id);
            server.administration().enable(operator, id);

            Answer answer = await().until(
                            () -> http.get("/api/v1/users/me", bearer),
                            each -> each.field("code").equals("session_ended"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.field("detail")).isEqualTo("Invalid token");
        }

        @Test
        void aDemotedAdminIsOneNoLonger() {
            server.create("stays@after.test", Role.ADMIN);
            UserId id = server.create("demoted@after.test", Role.ADMIN);
            String[] bearer = http.bearer("demoted@after.test");

            server.administration().changeRole(operator, id, Role.USER);

            assertThat(http.untilRefused(bearer).field("code")).isEqualTo("session_ended");
            assertThat(http.get("/api/v1/users", http.bearer("demoted@after.test"))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void aChangedPasswordEndsTheOtherSessionsAndWithAllThisOneToo() {
            server.create("two@after.test", Role.USER);
            String[] here = http.bearer("two@after.test");
            String[] there = http.bearer("two@after.test");

            changePassword(here, Client.PASSWORD, "another-horse-9", false);
            assertThat(http.get("/api/v1/users/me", here).status()).isEqualTo(200);
            assertThat(http.get("/api/v1/users/me", there).field("code")).isEqualTo("session_ended");

            changePassword(here, "another-horse-9", "third-horse-9", true);
            assertThat(http.get("/api/v1/users/me", here).field("code")).isEqualTo("session_ended");
            assertThat(http.signIn("two@after.test", Client.PASSWORD).status()).isEqualTo(401);
            assertThat(http.signIn("two@after.test", "third-horse-9").status()).isEqualTo(200);
        }

        private void changePassword(String[] bearer, String current, String chosen, boolean all) {
            Map<String, Object> body = Map.of("current_password", current, "new_password", chosen, "all", all);
            assertThat(http.post("/api/v1/users/me/password", body, bearer).status())
                    .isEqualTo(204);
        }
    }

    private String hashOf(UserId id) throws SQLException {
        try (Connection connection = server.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select secret from credentials where user_id = '" + id + "'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void theBlanksAroundAPasswordArePartOfIt() {
        String email = "blanks@signin.test";
        Map<String, String> account = Map.of("email", email, "name", "Some One", "password", " spaced password ");

        assertThat(http.post("/api/v1/users", account).status()).isEqualTo(201);

        assertThat(http.signIn(email, "spaced password").status()).isEqualTo(401);
        assertThat(http.signIn(email, " spaced password ").status()).isEqualTo(200);
    }

    @Test
    void manyMaySignInAtOnce() {
        server.create("many@signin.test", Role.USER);

        List<Answer> answers = Parallel.times(10, i -> http.signIn("many@signin.test", Client.PASSWORD));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(IntStream.range(0, 10).mapToObj(i -> answers.get(i).field("refresh_token")))
                .doesNotHaveDuplicates();
    }
}
