package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Client;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the verbs of {@code users} do to accounts of a running service. */
class UsersCommandTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();

    private CommandLine.Result run(String words) {
        return server.commands().run(words);
    }

    private static JsonNode json(CommandLine.Result result) throws IOException {
        assertThat(result.exit()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @Nested
    class Create {
        @Test
        void makesAnAccountOfARoleThatSignsIn() throws IOException {
            CommandLine.Result made = server.commands()
                    .run(
                            Client.PASSWORD + "\n",
                            "users",
                            "create",
                            "config.yml",
                            "--email",
                            "made@users.test",
                            "--name",
                            "Ada L",
                            "--role",
                            "support",
                            "--password-stdin",
                            "--json");

            assertThat(json(made).get("roles").toString()).isEqualTo("[\"support\",\"user\"]");
            assertThat(http.get("/api/v1/users", http.bearer("made@users.test")).status())
                    .isEqualTo(200);
        }

        @Test
        void neverTouchesAnExistingAccount() {
            http.register("there@users.test");

            CommandLine.Result made = server.commands()
                    .run(
                            "another password\n",
                            "users",
                            "create",
                            "config.yml",
                            "--email",
                            "THERE@users.test",
                            "--name",
                            "Thief",
                            "--role",
                            "admin",
                            "--password-stdin");

            assertThat(made).isEqualTo(new CommandLine.Result(1, "", "Email already in use\n"));
            assertThat(http.get("/api/v1/users", http.bearer("there@users.test"))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void refusesAPasswordThatIsMissingOrTooShort() {
            for (String typed : new String[] {"", "short\n"}) {
                CommandLine.Result made = server.commands()
                        .run(
                                typed,
                                "users",
                                "create",
                                "config.yml",
                                "--email",
                                "no@users.test",
                                "--name",
                                "No",
                                "--password-stdin");

                assertThat(made.exit()).isEqualTo(1);
                assertThat(made.err()).contains("the password").doesNotContain("short\n ");
            }
        }
    }

    @Nested
    class ListAndShow {
        @Test
        void findByAPartOfTheAddressInEitherState() throws IOException {
            http.register("listed1@find.users.test");
            http.register("listed2@find.users.test");
            run("users disable config.yml --email listed2@find.users.test");

            JsonNode all = json(run("users list config.yml --q find.users.test --json"));
            JsonNode off = json(run("users list config.yml --q find.users.test --disabled --json"));
            CommandLine.Result on = run("users list config.yml --q find.users.test --active");

            assertThat(all.get("total").asInt()).isEqualTo(2);
            assertThat(off.get("data").findValuesAsText("email")).containsExactly("listed2@find.users.test");
            assertThat(on.out())
                    .containsPattern("^ID +EMAIL +ROLES +STATE\n\\S{36}  listed1@find.users.test  user   active\n")
                    .doesNotContain("listed2");
            assertThat(on.err()).isEqualTo("Page 1 of 1, 1 in all.\n");
        }

        @Test
        void pagesFollowOneAnother() throws IOException {
            for (int i = 1; i <= 3; i++) {
                http.register("paged" + i + "@pages.users.test");
            }

            JsonNode second =
                    json(run("users list config.yml --q pages.users.test --limit 2 --page 2 --sort=-email --json"));

            assertThat(second.get("data").findValuesAsText("email")).containsExactly("paged1@pages.users.test");
        }

        @Test
        void showOneByAddressAndById() throws IOException {
            http.register("shown@users.test");
            String id = server.idOf("shown@users.test").toString();

            assertThat(json(run("users show config.yml --email Shown@users.test --json"))
                            .get("id")
                            .asText())
                    .isEqualTo(id);
            assertThat(run("users show config.yml --id " + id).out())
                    .contains("email           shown@users.test")
                    .contains("state           active");
        }

        @Test
        void sayThatThereIsNoSuchAccount() {
            assertThat(run("users show config.yml --id 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e"))
                    .isEqualTo(new CommandLine.Result(1, "", "User 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e not found\n"));
        }
    }

    @Nested
    class Changes {
        @Test
        void disablingRefusesTheTokenAndEnablingDoesNotBringItBack() {
            http.register("off@users.test");
            String[] bearer = http.bearer("off@users.test");

            assertThat(run("users disable config.yml --email off@users.test").exit())
                    .isZero();
            assertThat(http.untilRefused(bearer).field("detail")).isEqualTo("User not found or inactive");

            assertThat(run("users enable config.yml --email off@users.test").out())
                    .startsWith("Enabled: ");
            await().untilAsserted(() -> assertThat(
                            http.get("/api/v1/users/me", bearer).field("code"))
                    .isEqualTo("session_ended"));
            assertThat(http.signIn("off@users.test", Client.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void anotherRoleCountsFromTheNextSignIn() {
            http.register("role@users.test");
            String[] before = http.bearer("role@users.test");

            assertThat(run("users set-role config.yml --email role@users.test --role support")
                            .exit())
                    .isZero();

            assertThat(http.untilRefused(before).field("code")).isEqualTo("session_ended");
            assertThat(http.get("/api/v1/users", http.bearer("role@users.test")).status())
                    .isEqualTo(200);
        }

        @Test
        void anotherAddressSignsInAndTheOldOneDoesNot() {
            http.register("old@users.test");

            assertThat(run("users set-email config.yml --email old@users.test --to new@users.test")
                            .out())
                    .contains("new@users.test");

            assertThat(http.signIn("old@users.test", Client.PASSWORD).status()).isEqualTo(401);
            assertThat(http.signIn("new@users.test", Client.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void anAddressThatIsTakenIsRefused() {
            http.register("first@users.test");
            http.register("second@users.test");

            assertThat(run("users set-email config.yml --email first@users.test --to SECOND@users.test"))
                    .isEqualTo(new CommandLine.Result(1, "", "Email already in use\n"));
            assertThat(http.signIn("first@users.test", Client.PASSWORD).status())
                    .isEqualTo(200);
        }

        @Test
        void deletingTakesTheAccountAndItsTokens() {
            http.register("gone@users.test");
            String[] bearer = http.bearer("gone@users.test");

            assertThat(run("users delete config.yml --email gone@users.test --yes")
                            .out())
                    .startsWith("Deleted: ")
                    .doesNotContain("active");

            http.untilRefused(bearer);
            assertThat(run("users show config.yml --email gone@users.test").exit())
                    .isEqualTo(1);
        }

        @Test
        void theLastAdminStays() {
            try (TestServer own = TestServer.start(Map.of())) {
                own.create("only@users.test", Role.ADMIN);

                for (String verb : new String[] {"disable", "delete --yes", "set-role --role user"}) {
                    String words = "users " + verb.replaceFirst("^[a-z-]+", "$0 config.yml --email only@users.test");
                    assertThat(own.commands().run(words))
                            .isEqualTo(new CommandLine.Result(
                                    1, "", "This is the last active admin: make another one first\n"));
                }
            }
        }
    }
}
