package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.CommandLine;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the verbs of {@code sessions} do to the sessions of a running service. */
class SessionsCommandTest {
    private TestServer server;
    private Client http;

    @BeforeEach
    void start() {
        server = TestServer.start(Map.of());
        http = server.http();
        server.create("ada@sessions.test", Role.USER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandLine.Result run(String words) {
        CommandLine.Result result = server.commands().run(words);
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private static JsonNode json(CommandLine.Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }

    private void isRefusedWithinASecond(Answer signIn) {
        String[] bearer = Client.bearerOf(signIn.field("access_token"));
        assertThat(http.untilRefused(bearer).field("code")).isEqualTo("session_ended");
        assertThat(http.post("/api/v1/auth/refresh", Map.of("refresh_token", signIn.field("refresh_token")))
                        .field("code"))
                .isEqualTo("session_ended");
    }

    @Test
    void oneOfAUsersSessionsIsEndedAndTheOtherGoesOn() throws IOException {
        Answer first = http.signIn("ada@sessions.test", Client.PASSWORD);
        Answer second = http.signIn("ada@sessions.test", Client.PASSWORD);
        JsonNode list = json(run("sessions list config.yml --email ada@sessions.test --json"));
        String oldest = list.get("data").get(1).get("id").asText();

        CommandLine.Result ended = run("sessions end config.yml --email ada@sessions.test --session " + oldest);

        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(ended.out()).isEqualTo("Ended: " + oldest + "\n");
        isRefusedWithinASecond(first);
        assertThat(http.get("/api/v1/users/me", Client.bearerOf(second.field("access_token")))
                        .status())
                .isEqualTo(200);
        assertThat(run("sessions list config.yml --email ada@sessions.test").out())
                .startsWith("ID ")
                .contains("  127.0.0.1  ")
                .doesNotContain(oldest);
    }

    @Test
    void anEndedSessionIsNotEndedAgain() throws IOException {
        http.signIn("ada@sessions.test", Client.PASSWORD);
        String id = json(run("sessions list config.yml --email ada@sessions.test --json"))
                .get("data")
                .get(0)
                .get("id")
                .asText();
        run("sessions end config.yml --email ada@sessions.test --session " + id);

        CommandLine.Result again =
                server.commands().run("sessions end config.yml --email ada@sessions.test --session " + id);

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("Session " + id + " not found\n");
    }

    @Test
    void allAreEndedAtOnceAndWhoeverSignsInAnewIsWelcome() {
        Answer first = http.signIn("ada@sessions.test", Client.PASSWORD);
        Answer second = http.signIn("ada@sessions.test", Client.PASSWORD);

        assertThat(run("sessions end-all config.yml --yes").out()).isEqualTo("Ended 2 sessions.\n");

        isRefusedWithinASecond(first);
        isRefusedWithinASecond(second);
        assertThat(http.get("/api/v1/users/me", http.bearer("ada@sessions.test"))
                        .status())
                .isEqualTo(200);
        assertThat(server.commands().run("sessions end-all config.yml").exit()).isEqualTo(2);
    }
}
