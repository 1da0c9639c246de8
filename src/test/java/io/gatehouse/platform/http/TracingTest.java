package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.gatehouse.Answer;
import io.gatehouse.CapturedLog;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One id for a request, from its header to its log lines, and nothing secret beside it. */
class TracingTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void leave() {
        log.close();
    }

    @Test
    void anIdThatFitsIsTakenOverEverywhere() {
        Answer answer = http.get("/nope", "X-Request-Id", "job-7.Retry_2");

        assertThat(answer.header("X-Request-Id")).isEqualTo("job-7.Retry_2");
        assertThat(answer.field("request_id")).isEqualTo("job-7.Retry_2");
        await().until(() -> accesses("job-7.Retry_2").size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "semi;colon", "\u00e9"})
    void anyOtherIsReplaced(String id) {
        Answer answer = http.get("/nope", "X-Request-Id", id);

        assertThat(answer.header("X-Request-Id")).hasSize(36);
    }

    @Test
    void theAccessLogTellsTheRouteAndTheCallerAndNoSecret() {
        server.create("quiet@tracing.test", Role.USER);
        Answer pair = http.post(
                "/api/v1/auth/login",
                Map.of("email", "quiet@tracing.test", "password", Client.PASSWORD),
                "X-Request-Id",
                "trace-login");
        String id = server.idOf("quiet@tracing.test").toString();

        http.get(
                "/api/v1/users/" + id + "?token=in-the-query",
                "Authorization",
                "Bearer " + pair.field("access_token"),
                "X-Request-Id",
                "trace-read");
        http.register("quiet@tracing.test");

        await().until(() -> accesses("trace-read").size() == 1);
        assertThat(accesses("trace-read").get(0))
                .matches("method=GET route=/api/v1/users/\\{id} status=200 duration_ms=[0-9.E-]+ caller=" + id);
        assertThat(shipped())
                .doesNotContain("quiet@tracing.test", Client.PASSWORD, pair.field("access_token"), "in-the-query")
                .doesNotContain(pair.field("refresh_token"));
    }

    private List<String> accesses(String requestId) {
        return log.events().stream()
                .filter(event -> requestId.equals(event.getMDCPropertyMap().get("request_id")))
                .filter(event -> event.getLoggerName().equals("io.gatehouse.access"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Finer levels are off in every shipped configuration and may print what they bind. */
    private String shipped() {
        return log.events().stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.joining("\n"));
    }
}
