package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Client;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the verbs of {@code keys} do to a service that runs. */
class KeysCommandTest {
    private static final TestServer SERVER = TestServer.start(Map.of());
    private static final Client HTTP = SERVER.http();

    @BeforeAll
    static void register() {
        assertThat(HTTP.register("keys@commands.test").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** Nobody waits seven minutes. */
    @BeforeEach
    void everybodyHasSeenTheNextKey() {
        SERVER.sql("update signing_keys set published_at = published_at - interval '10 minutes'");
    }

    private static CommandLine.Result run(String words) {
        return SERVER.commands().run(words);
    }

    private static JsonNode list() throws IOException {
        CommandLine.Result listed = run("keys list config.yml --json");
        assertThat(listed.exit()).as(listed.err()).isZero();
        return new ObjectMapper().readTree(listed.out());
    }

    private static String kid(String state) throws IOException {
        for (JsonNode key : list().get("keys")) {
            if (key.get("state").asText().equals(state)) {
                return key.get("kid").asText();
            }
        }
        return "none";
    }

    @Test
    void activateTakesTheServiceToTheNextKeyWithoutRefusingATokenOfTheFormer() throws IOException {
        String next = kid("next");
        String[] bearer = HTTP.bearer("keys@commands.test");

        CommandLine.Result activated = run("keys activate config.yml");

        assertThat(activated.exit()).as(activated.err()).isZero();
        assertThat(activated.out()).startsWith("Activated " + next + ".\n").contains("retiring", "retires in 17m 0s");
        assertThat(HTTP.get("/api/v1/users/me", bearer).status()).isEqualTo(200);
        String successor = activated.out().replaceFirst("(?s).*?(\\S+) +ES256 +next .*", "$1");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(HTTP.get("/.well-known/jwks.json").text()).contains(next, successor));
        String header = HTTP.signIn("keys@commands.test", Client.PASSWORD)
                .field("access_token")
                .split("\\.")[0];
        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .contains(next);
    }

    @Test
    void activateIsRefusedWithACountdownWhereTheKeyIsTooYoung() {
        assertThat(run("keys rotate config.yml --replace").out()).startsWith("Published another next key in place of ");

        CommandLine.Result refused = run("keys activate config.yml");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .containsPattern("^The key \\S+ may be activated in (7m 0|6m 5\\d)s \\(at \\S+Z\\): until then");
    }

    @Test
    void rotateSaysSoWhereTheNextKeyIsPublishedAlready() throws IOException {
        String next = kid("next");

        CommandLine.Result rotated = run("keys rotate config.yml");

        assertThat(rotated.out())
                .startsWith("The next key is published already.\n")
                .containsPattern(next + " +ES256 +next +\\S+ +activatable\n");
    }

    @Test
    void listSaysWhatScriptsWantToKnow() throws IOException {
        JsonNode key = list().get("keys").get(list().get("keys").size() - 1);

        assertThat(list().get("as_of").asText()).endsWith("Z");
        assertThat(key.get("state").asText()).isEqualTo("next");
        assertThat(key.get("algorithm").asText()).isEqualTo("ES256");
        assertThat(key.get("activatable_at").asText()).endsWith("Z");
        assertThat(key.get("retires_at").isNull()).isTrue();
        assertThat(key.get("longest_life").asInt()).isEqualTo(900);
        assertThat(key.get("master_key").asText()).matches("[0-9a-f]{16}");
    }

    @Test
    void emergencyHasTheTokensOfTheKeyRefusedWithinASecondAndSignInGoesOn() throws IOException {
        String bad = kid("active");
        String[] bearer = HTTP.bearer("keys@commands.test");

        CommandLine.Result ended = run("keys emergency config.yml --yes --kid=" + bad);

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("Ended " + bad
                        + ".\nServices that keep the published keys may accept tokens of it for up to 17m 0s"
                        + " (until ")
                .doesNotContain("may refuse new tokens");
        assertThat(HTTP.untilRefused(bearer).field("code")).isEqualTo("session_ended");
        await().atMost(Duration.ofSeconds(2))
                .until(() -> !HTTP.get("/.well-known/jwks.json").text().contains(bad));
        assertThat(HTTP.get("/api/v1/users/me", bearer).field("code"))
                .as("still, once the key itself is forgotten")
                .isEqualTo("session_ended");
        assertThat(HTTP.get("/api/v1/users/me", HTTP.bearer("keys@commands.test"))
                        .status())
                .isEqualTo(200);
        assertThat(run("keys emergency config.yml --yes --kid=" + bad).err()).contains("is retired since");
    }

    @Test
    void aFreshStartEndsAllSessionsAndSaysHowLongOthersMayRefuse() {
        String[] bearer = HTTP.bearer("keys@commands.test");

        CommandLine.Result ended = run("keys emergency config.yml --yes --fresh");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains(
                        " and all sessions.\n",
                        " may accept tokens of them for up to ",
                        "They may refuse new tokens for up to 7m 0s (until ");
        HTTP.untilRefused(bearer);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(HTTP.get("/api/v1/users/me", HTTP.bearer("keys@commands.test"))
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void rewrapIsRefusedWhileTheServiceLacksTheNewestMasterKey() {
        Map<String, String> variables = new HashMap<>(SERVER.commands().environment());
        variables.put("GATEHOUSE_MASTER_KEY_PREVIOUS", String.valueOf(variables.get("GATEHOUSE_MASTER_KEY")));
        variables.put("GATEHOUSE_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));

        CommandLine.Result refused = new CommandLine(variables).run("keys rewrap config.yml");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).startsWith("The node ").contains("does not hold the newest master key");
    }

    @Test
    void rewrapMovesNothingThatIsThereAlready() throws IOException {
        CommandLine.Result rewrapped = run("keys rewrap config.yml --json");

        JsonNode outcome = new ObjectMapper().readTree(rewrapped.out());
        assertThat(outcome.get("moved")).isEmpty();
        assertThat(outcome.get("already").asInt()).isGreaterThanOrEqualTo(3);
    }
}
