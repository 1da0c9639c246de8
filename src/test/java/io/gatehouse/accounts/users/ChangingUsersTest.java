package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.Parallel;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may change and delete whom, and what it takes. */
class ChangingUsersTest {
    private static final String NOBODY = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e";

    private final TestServer server = TestServer.shared();
    private final Client http = server.http();

    @Nested
    class Oneself {
        @Test
        void whatIsNullOrAbsentStaysAsItIs() {
            server.create("null@change.test", Role.USER);
            String[] bearer = http.bearer("null@change.test");
            Map<String, Object> nulls = new HashMap<>();
            nulls.put("name", null);
            nulls.put("email", null);

            Answer answer = http.patch("/api/v1/users/me", nulls, bearer);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.field("name")).isEqualTo("Some One");
            assertThat(answer.field("email")).isEqualTo("null@change.test");
        }

        @Test
        void aTakenAddressIs409InAnyCase() {
            server.create("taken@change.test", Role.USER);
            server.create("wants@change.test", Role.USER);

            Answer answer = http.patch(
                    "/api/v1/users/me", Map.of("email", "TAKEN@change.test"), http.bearer("wants@change.test"));

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.field("detail")).isEqualTo("Email already in use");
        }

        @Test
        void aNewAddressNeedsAFreshSignInOrThePassword() {
            SettableClock clock = new SettableClock(Clock.systemUTC().instant());
            try (TestServer own = TestServer.start(Map.of(), clock)) {
                own.create("old@change.test", Role.USER);
                String[] bearer = own.http().bearer("old@change.test");
                clock.advance(Duration.ofMinutes(11));

                Answer bare = own.http().patch("/api/v1/users/me", Map.of("email", "new@change.test"), bearer);
                Answer wrong = own.http()
                        .patch(
                                "/api/v1/users/me",
                                Map.of("email", "new@change.test", "current_password", "wrong"),
                                bearer);
                Answer proved = own.http()
                        .patch(
                                "/api/v1/users/me",
                                Map.of("email", "new@change.test", "current_password", Client.PASSWORD),
                                bearer);

                assertThat(bare.status()).isEqualTo(403);
                assertThat(bare.field("code")).isEqualTo("reauthentication_required");
                assertThat(wrong.status()).isEqualTo(403);
                assertThat(proved.status()).isEqualTo(200);
                assertThat(own.http().signIn("old@change.test", Client.PASSWORD).status())
                        .isEqualTo(401);
                assertThat(own.http().signIn("new@change.test", Client.PASSWORD).status())
                        .isEqualTo(200);
            }
        }

        @Test
        void deletingOneselfTakesThePassword() {
            server.create("leaves@change.test", Role.USER);
            String[] bearer = http.bearer("leaves@change.test");

            Answer wrong = http.delete("/api/v1/users/me", Map.of("password", "wrong"), bearer);
            Answer right = http.delete("/api/v1/users/me", Map.of("password", Client.PASSWORD), bearer);
            Answer after = http.get("/api/v1/users/me", bearer);

            assertThat(wrong.status()).isEqualTo(403);
            assertThat(right.status()).isEqualTo(204);
            assertThat(after.status()).isEqualTo(401);
            assertThat(after.field("detail")).isEqualTo("User not found or inactive");
        }
    }

    @Nested
    class Another {
        @Test
        void is403ForAUserWhetherItExistsOrNotAndBeforeTheBodyIsLookedAt() {
            UserId other = server.create("other@change.test", Role.USER);
            server.create("curious@change.test", Role.USER);
            String[] bearer = http.bearer("curious@change.test");

            assertThat(http.patch("/api/v1/users/" + other, Map.of("name", "Hacked"), bearer)
                            .status())
                    .isEqualTo(403);
            assertThat(http.patch("/api/v1/users/" + NOBODY, Map.of("name", "Hacked"), bearer)
                            .status())
                    .isEqualTo(403);
            assertThat(http.send("PATCH", "/api/v1/users/" + other, "{", bearer).status())
                    .isEqualTo(403);
            assertThat(http.delete("/api/v1/users/" + other, bearer).status()).isEqualTo(403);
        }

        @Test
        void isNotForSupportToWrite() {
            UserId other = server.create("customer@change.test", Role.USER);
            server.create("support@change.test", Role.SUPPORT);

            Answer answer = http.patch(
                    "/api/v1/users/" + other, Map.of("name", "New Name"), http.bearer("support@change.test"));

            assertThat(answer.status()).isEqualTo(403);
        }

        @Test
        void getsANameAtOnceAndAnAddressOnceItIsProved() {
            server.create("admin@change.test", Role.ADMIN);
            UserId other = server.create("subject@change.test", Role.USER);

            Answer answer = http.patch(
                    "/api/v1/users/" + other,
                    Map.of("name", "Renamed", "email", "given@change.test"),
                    http.bearer("admin@change.test"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.field("name")).isEqualTo("Renamed");
            assertThat(answer.field("email")).isEqualTo("subject@change.test");
            Answer me = http.get("/api/v1/users/me", http.bearer("subject@change.test"));
            assertThat(me.field("pending_email")).isEqualTo("given@change.test");
        }

        @Test
        void isDeletedForGoodByAnAdmin() {
            server.create("deleter@change.test", Role.ADMIN);
            UserId other = server.create("deleted@change.test", Role.USER);
            String[] bearer = http.bearer("deleter@change.test");

            assertThat(http.delete("/api/v1/users/" + other, bearer).status()).isEqualTo(204);
            assertThat(http.delete("/api/v1/users/" + other, bearer).status()).isEqualTo(404);
            assertThat(http.register("deleted@change.test").status()).isEqualTo(201);
        }
    }

    @Nested
    class LastAdmin {
        @Test
        void cannotLeave() {
            try (TestServer own = TestServer.start(Map.of())) {
                own.create("only@admin.test", Role.ADMIN);

                Answer answer = own.http()
                        .delete(
                                "/api/v1/users/me",
                                Map.of("password", Client.PASSWORD),
                                own.http().bearer("only@admin.test"));

                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.field("code")).isEqualTo("last_admin");
            }
        }

        @Test
        void twoWhoDeleteEachOtherAtOnceLeaveOne() {
            try (TestServer own = TestServer.start(Map.of())) {
                for (int round = 0; round < 10; round++) {
                    String first = "first" + round + "@admin.test";
                    String second = "second" + round + "@admin.test";
                    UserId one = own.create(first, Role.ADMIN);
                    UserId two = own.create(second, Role.ADMIN);
                    own.sql("delete from users where email not in ('" + first + "', '" + second + "')");
                    String[] asOne = own.http().bearer(first);
                    String[] asTwo = own.http().bearer(second);

                    List<Answer> answers = Parallel.all(List.of(
                            () -> own.http().delete("/api/v1/users/" + two, asOne),
                            () -> own.http().delete("/api/v1/users/" + one, asTwo)));

                    // The loser may find itself deleted before it is even asked who it is.
                    assertThat(answers).extracting(Answer::status).containsOnlyOnce(204);
                    assertThat(answers).extracting(Answer::status).containsAnyOf(409, 401);
                }
            }
        }

        @Test
        void twoWhoAreDemotedAtOnceLeaveOne() {
            try (TestServer own = TestServer.start(Map.of())) {
                for (int round = 0; round < 10; round++) {
                    own.sql("delete from users");
                    UserId one = own.create("one" + round + "@admin.test", Role.ADMIN);
                    UserId two = own.create("two" + round + "@admin.test", Role.ADMIN);

                    List<String> outcomes = Parallel.all(List.of(() -> demote(own, one), () -> demote(own, two)));

                    assertThat(outcomes).containsExactlyInAnyOrder("demoted", "last_admin");
                }
            }
        }

        private String demote(TestServer own, UserId id) {
            try {
                own.administration().changeRole(own.operator(), id, Role.USER);
                return "demoted";
            } catch (Failure refused) {
                return refused.code();
            }
        }
    }
}
