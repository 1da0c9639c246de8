package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** One id for a request, from its header to its log lines, and nothing secret beside it. */
class TracingTest {
    private final TestServer server = TestServer.shared();
    private final Client http = server.http();
    private final Kept kept = new Kept();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        kept.start();
        root.addAppender(kept);
    }

    @AfterEach
    void leave() {
        root.detachAppender(kept);
    }

    @Test
    void anIdThatFitsIsTakenOverEverywhere() {
        Answer answer = http.get("/nope", "X-Request-Id", "job-7.Retry_2");

        assertThat(answer.header("X-Request-Id")).isEqualTo("job-7.Retry_2");
        assertThat(answer.field("request_id")).isEqualTo("job-7.Retry_2");
        await().until(() -> kept.of("job-7.Retry_2").size() == 1);
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

        await().until(() -> kept.of("trace-read").size() == 1);
        assertThat(kept.of("trace-read").get(0))
                .matches("method=GET route=/api/v1/users/\\{id} status=200 duration_ms=[0-9.E-]+ caller=" + id);
        assertThat(String.join("\n", kept.messages()))
                .doesNotContain("quiet@tracing.test", Client.PASSWORD, pair.field("access_token"), "in-the-query")
                .doesNotContain(pair.field("refresh_token"));
    }

    /** Keeps what is logged. */
    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            // Finer levels are off in every shipped configuration and may print what they bind.
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                event.prepareForDeferredProcessing();
                events.add(event);
            }
        }

        List<String> of(String requestId) {
            return events.stream()
                    .filter(event -> requestId.equals(event.getMDCPropertyMap().get("request_id")))
                    .filter(event -> event.getLoggerName().equals("io.gatehouse.access"))
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }

        List<String> messages() {
            return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }
}
