package io.gatehouse.accounts.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.oauth.OAuthClient;
import io.gatehouse.kernel.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail of a running service, by command and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditCommandTest {
    private static final String NOBODY = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e";
    private static final String PATH = "/api/v1/admin/audit";

    private final TestServer server = TestServer.start(Map.of());
    private final Client http = server.http();

    @BeforeAll
    void anEventAndPeople() throws IOException {
        UserId unused = server.create("admin@audit.test", Role.ADMIN);
        unused = server.create("support@audit.test", Role.SUPPORT);
        assertThat(run("audit erase config.yml --id " + NOBODY + " --yes").exit())
                .isZero();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> json(run("audit verify config.yml --json"))
                                .get("unsealed")
                                .asInt()
                        == 0);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private CommandLine.Result run(String words) {
        return server.commands().run(words);
    }

    private static JsonNode json(CommandLine.Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }

    @Nested
    class Verify {
        @Test
        void saysThatTheTrailIsWholeAndItsHead() {
            // What other tests did is sealed within seconds.
            CommandLine.Result verified = await().until(
                            () -> run("audit verify config.yml"),
                            each -> each.out().contains("; 0 not sealed yet."));

            assertThat(verified.exit()).as(verified.err()).isZero();
            assertThat(verified.out().lines())
                    .first()
                    .asString()
                    .matches(
                            "The audit trail is whole: [0-9]+ sealed, of which 0 without the person who was erased; 0 not"
                                    + " sealed yet\\.");
            assertThat(verified.out().lines().skip(1)).first().asString().matches("Head: [0-9]+:[0-9a-f]{64}");
        }

        @Test
        void holdsAgainstItsOwnHead() throws IOException {
            String head =
                    json(run("audit verify config.yml --json")).get("head").asText();

            assertThat(run("audit verify config.yml --head " + head).exit()).isZero();
        }

        @Test
        void failsAgainstACheckpointThatIsNotThere() throws IOException {
            String chain = "0".repeat(64);

            CommandLine.Result verified = run("audit verify config.yml --head 99999:" + chain + " --json");

            assertThat(verified.exit()).isEqualTo(1);
            assertThat(verified.err()).startsWith("Seal 99999 of the checkpoint is not there, the newest is ");
            assertThat(json(verified).get("whole").asBoolean()).isFalse();
            assertThat(json(verified).get("fault").asText()).startsWith("Seal 99999");
        }

        @Test
        void takesNothingForACheckpointThatIsNone() {
            assertThat(run("audit verify config.yml --head latest").exit()).isEqualTo(2);
        }
    }

    @Nested
    class Erase {
        @Test
        void isRefusedAsLongAsThereIsAnAccount() {
            UserId user = server.create("stays@audit.test", Role.USER);

            CommandLine.Result erased = run("audit erase config.yml --id " + user + " --yes");

            assertThat(erased.exit()).isEqualTo(1);
            assertThat(erased.firstLine())
                    .isEqualTo("The user " + user + " still has an account: delete it first (users delete).");
        }

        @Test
        void wantsToBeConfirmed() {
            assertThat(run("audit erase config.yml --id " + NOBODY).exit()).isEqualTo(2);
        }
    }

    @Nested
    class Lists {
        @Test
        void areTheSameByCommandAndOverHttp() throws IOException {
            String query = "kind=audit.erased&limit=1&since=2026-01-01T00:00:00Z";

            JsonNode listed = json(
                    run("audit list config.yml --kind audit.erased --limit 1 --since 2026-01-01T00:00:00Z --json"));
            Answer answer = http.get(PATH + "?" + query, http.bearer("admin@audit.test"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(listed);
            JsonNode event = listed.get("data").get(0);
            assertThat(event.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "id", "at", "kind", "actor", "subject", "ip", "user_agent", "request_id", "details");
            assertThat(event.get("actor").get("kind").asText()).isEqualTo("operator");
            assertThat(event.get("subject").toString())
                    .isEqualTo("{\"kind\":\"installation\",\"id\":\"installation\"}");
            assertThat(event.get("details").toString()).isEqualTo("{\"events\":\"0\",\"proved\":\"true\"}");
        }

        @Test
        void haveALineForEachEvent() {
            CommandLine.Result listed = run("audit list config.yml --kind audit.erased --limit 1");

            assertThat(listed.out())
                    .startsWith("AT ")
                    .contains("  audit.erased  operator:", "  installation:installation  -   ");
            assertThat(listed.err()).contains("in all.");
        }

        @Test
        void ofAKindThatNeverHappenedNameThoseThatDid() {
            CommandLine.Result refused = run("audit list config.yml --kind user.defenestrated");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .startsWith("There is no event of the kind user.defenestrated. Existing kinds: ")
                    .contains("audit.erased, ", "user.created");
        }

        @Test
        void areForThoseWhoMayReadThem() {
            assertThat(http.get(PATH).status()).isEqualTo(401);
            assertThat(http.get(PATH, http.bearer("support@audit.test")).status())
                    .isEqualTo(403);
            assertThat(http.get(PATH, clientWith(Scope.REVOCATIONS_READ)).status())
                    .isEqualTo(403);
            assertThat(http.get(PATH, clientWith(Scope.AUDIT_READ)).status()).isEqualTo(200);
        }

        private String[] clientWith(Scope scope) {
            return OAuthClient.with(server, scope).bearer();
        }

        @Test
        void areStoredNowhereAndHaveLinks() {
            Answer answer = http.get(PATH, http.bearer("admin@audit.test"));

            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Link")).contains("rel=\"first\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"since=yesterday", "page=0", "limit=101", "actor=", "kind=%00"})
        void refuseAQueryThatIsWrongBeforeAskingWhoMay(String query) {
            assertThat(http.get(PATH + "?" + query, http.bearer("support@audit.test"))
                            .status())
                    .isEqualTo(422);
        }
    }
}
