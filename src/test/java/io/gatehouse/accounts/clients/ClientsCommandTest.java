package io.gatehouse.accounts.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the verbs of {@code clients} do and print. */
class ClientsCommandTest {
    private final TestServer server = TestServer.shared();

    private CommandLine.Result run(String words) {
        return server.commands().run(words);
    }

    private static JsonNode json(CommandLine.Result result) throws IOException {
        assertThat(result.exit()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private JsonNode create(String more) throws IOException {
        return json(run("clients create config.yml --json --name shop --scope tokens:revoke" + more));
    }

    private JsonNode show(JsonNode created) throws IOException {
        return json(run("clients show config.yml --json --id " + idOf(created)));
    }

    private static String idOf(JsonNode created) {
        return created.at("/client/id").asText();
    }

    @Test
    void createShowsTheSecretOnceAndShowNever() throws IOException {
        JsonNode created = create(" --scope tokens:introspect --audience https://shop.test");

        assertThat(created.get("client_secret").asText()).matches("gh_[A-Za-z0-9_-]{43}");
        assertThat(idOf(created)).matches("svc_[0-9a-f-]{36}");
        JsonNode shown = show(created);
        assertThat(shown).isEqualTo(created.get("client"));
        assertThat(shown.get("scopes").toString()).isEqualTo("[\"tokens:introspect\",\"tokens:revoke\"]");
        assertThat(shown.get("audience").asText()).isEqualTo("https://shop.test");
        assertThat(shown.get("is_active").asBoolean()).isTrue();
    }

    @Test
    void withoutJsonTheSecretStandsOnALineOfItsOwn() {
        CommandLine.Result made = run("clients create config.yml --name shop --scope revocations:read");

        assertThat(made.exit()).isZero();
        assertThat(made.out())
                .matches("Created: svc_[0-9a-f-]{36}  shop  revocations:read  active\\R"
                        + "Secret, shown this once: gh_[A-Za-z0-9_-]{43}\\R");
    }

    @Test
    void rotateSecretKeepsTheOldOneForADay() throws IOException {
        JsonNode created = create("");

        JsonNode rotated = json(run("clients rotate-secret config.yml --json --id " + idOf(created)));

        assertThat(rotated.get("client_secret")).isNotEqualTo(created.get("client_secret"));
        JsonNode secrets = show(created).get("secrets");
        assertThat(secrets).hasSize(2);
        assertThat(secrets.get(0).get("expires_at").isTextual()).isTrue();
        assertThat(secrets.get(1).get("expires_at").isNull()).isTrue();
    }

    @Test
    void aThirdSecretIsRefusedUntilTheFirstIsOver() throws IOException {
        String id = idOf(create(""));
        run("clients rotate-secret config.yml --id " + id);

        CommandLine.Result third = run("clients rotate-secret config.yml --overlap 1h --id " + id);

        assertThat(third.exit()).isNotZero();
        assertThat(third.firstLine()).startsWith("Two secrets of this client are good already: wait until ");
        assertThat(run("clients rotate-secret config.yml --overlap 0s --id " + id)
                        .exit())
                .isZero();
    }

    @Test
    void aClientIsSwitchedOffAndOn() throws IOException {
        JsonNode created = create("");

        assertThat(run("clients disable config.yml --id " + idOf(created)).firstLine())
                .isEqualTo("Disabled, with all its tokens ended: " + idOf(created) + "  shop  tokens:revoke  disabled");
        assertThat(show(created).get("is_active").asBoolean()).isFalse();
        assertThat(run("clients enable config.yml --id " + idOf(created)).firstLine())
                .startsWith("Enabled: ");
        assertThat(show(created).get("is_active").asBoolean()).isTrue();
    }

    @Test
    void setScopesReplacesThemAll() throws IOException {
        JsonNode created = create("");

        JsonNode changed =
                json(run("clients set-scopes config.yml --json --scope revocations:read --id " + idOf(created)));

        assertThat(changed.get("scopes").toString()).isEqualTo("[\"revocations:read\"]");
    }

    @Test
    void deleteAsksForAYes() throws IOException {
        String id = idOf(create(""));

        assertThat(run("clients delete config.yml --id " + id).exit()).isEqualTo(2);
        assertThat(run("clients delete config.yml --yes --id " + id).firstLine())
                .startsWith("Deleted: " + id);
        assertThat(run("clients show config.yml --id " + id).firstLine()).isEqualTo("There is no client " + id);
    }

    @Test
    void listGoesByPages() throws IOException {
        create("");

        JsonNode page = json(run("clients list config.yml --json --limit 1"));

        assertThat(page.get("data")).hasSize(1);
        assertThat(page.get("total").asLong()).isPositive();
    }

    @Test
    void wrongArgumentsAreTold() {
        assertThat(run("clients create config.yml --name shop --scope tokens:all")
                        .firstLine())
                .contains("must be one of audit:read, orders:read");
        assertThat(run("clients show config.yml --id 1").firstLine()).contains("must be svc_ and a UUID");
        assertThat(run("clients rotate-secret config.yml --overlap soon --id svc_0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e")
                        .firstLine())
                .contains("must be a duration such as 30m, 24h or 7d, at most 90d");
    }
}
