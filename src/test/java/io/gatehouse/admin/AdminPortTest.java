package io.gatehouse.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see, and what nobody sees on the public port. */
class AdminPortTest {
    private static final String[] BEARER = Client.bearerOf(TestServer.ADMIN_TOKEN);

    private final Client admin = TestServer.shared().adminPort();

    @Test
    void metricsArePrometheusTextOfDropwizardTheJvmThePoolAndOurs() {
        TestServer.shared().http().signIn("nobody@admin-port.test", "wrong");

        // A request is counted once its answer is out, which may be after the client has it.
        await().until(() -> admin.get("/metrics").text().contains("http_request_method=\"POST\""));
        Answer metrics = admin.get("/metrics");

        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.text())
                .contains("gatehouse_sign_ins_total{outcome=\"refused\"}")
                .contains("http_server_request_duration_seconds_bucket{http_request_method=\"POST\"")
                .contains("jvm_memory_used_bytes")
                .contains("database_active")
                .contains("org_eclipse_jetty");
    }

    @Test
    void aServiceThatIsWellIsLiveAndReady() {
        await().until(() -> admin.get("/health/ready").status() == 200);

        assertThat(admin.get("/health/live").status()).isEqualTo(200);
        assertThat(admin.get("/health/started").status()).isEqualTo(200);
        assertThat(admin.get("/healthcheck", BEARER).json().fieldNames())
                .toIterable()
                .contains("database", "migrations", "signing-key");
    }

    @Test
    void aPendingMigrationMakesItUnreadyAndNotDead() {
        try (TestServer server = TestServer.start(Map.of())) {
            server.sql("delete from databasechangelog where id = '0013-create-sessions'");

            await().until(() -> server.adminPort().get("/health/ready").text().contains("migrations"));
            assertThat(server.adminPort().get("/health/ready").status()).isEqualTo(503);
            assertThat(server.adminPort().get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void nothingOfItIsReachableOnThePublicPort() {
        Client http = TestServer.shared().http();

        for (String path :
                new String[] {"/metrics", "/healthcheck", "/health/live", "/tasks/gc", "/threads", "/ping"}) {
            assertThat(http.get(path).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEndpointOfTheTableIsThereForWhoeverHasTheToken(Endpoint endpoint) {
        // A profile takes a second at the least.
        String query =
                endpoint == Endpoint.PROFILE ? "?duration=1" : endpoint.query().replace("DEBUG", "INFO");
        await().until(() -> admin.get("/health/ready").status() == 200);

        assertThat(admin.send(endpoint.method(), endpoint.path() + query, null, BEARER)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void everyEndpointOfTheTableAsksForTheTokenOrNotAsTheTableSays(Endpoint endpoint) {
        await().until(() -> admin.get("/health/ready").status() == 200);

        assertThat(admin.send(endpoint.method(), endpoint.path(), null).status())
                .isEqualTo(endpoint.access() == Endpoint.Access.TOKEN ? 401 : 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/health", "/health/nope", "/metrics/", "/tasks/nope", "/WEB-INF/web.xml"})
    void whoeverHasNoTokenDoesNotLearnWhatElseThereIs(String path) {
        assertThat(admin.get(path).status()).isEqualTo(401);
    }

    @Test
    void whatIsTurnedAwayIsCounted() {
        admin.get("/threads");
        admin.get("/", "Origin", "https://evil.test");

        assertThat(admin.get("/metrics").text())
                .contains("gatehouse_admin_requests_refused_total{reason=\"token\"}")
                .contains("gatehouse_admin_requests_refused_total{reason=\"origin\"}");
    }

    @Test
    void thePageIsOfTheRunningReleaseAndKeptByNobody() {
        Answer page = admin.get("/");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).contains("Gatehouse development: admin port").doesNotContain(TestServer.ADMIN_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nope, 404, not_found",
        "GET, /metrics/, 404, not_found",
        "GET, /health/nope, 404, not_found",
        "GET, /WEB-INF/web.xml, 404, not_found",
        "GET, /tasks/nope, 404, not_found",
        "POST, /tasks/nope, 404, not_found",
        "GET, /tasks/gc, 405, method_not_allowed",
        "GET, /tasks/log-level, 405, method_not_allowed",
        "POST, /health/live, 405, method_not_allowed",
        "PUT, /metrics, 405, method_not_allowed",
        "PROPFIND, /, 405, method_not_allowed",
        "GET, /%2e%2e%2f, 400, bad_request",
        "POST, /tasks/log-level, 422, validation_error"
    })
    void whatIsNotThereHasTheFormOfEveryOtherRefusal(String method, String path, int status, String code) {
        Answer answer = admin.send(method, path, null, BEARER);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(answer.field("request_id"))
                .isEqualTo(answer.header("X-Request-Id"))
                .isNotEmpty();
        assertThat(answer.text()).doesNotContainIgnoringCase("jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks/%6cog-level", "/tasks/log-level;x=y", "/tasks/./log-level"})
    void noSpellingOfItsPathReachesTheTaskThatOursReplaces(String path) {
        assertThat(admin.send("POST", path + "?logger=org.hibernate.SQL&level=DEBUG", null, BEARER)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatPrintsSecretsIsNotRaised() {
        Answer answer = admin.send("POST", "/tasks/log-level?logger=org.hibernate.SQL&level=DEBUG", null, BEARER);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field("detail")).contains("passwords and tokens");
    }

    @Test
    void aLoggerIsChangedForAWhile() {
        String task = "/tasks/log-level?logger=io.gatehouse.admin.test";

        assertThat(admin.send("POST", task + "&level=DEBUG&duration=1s", null, BEARER)
                        .text())
                .startsWith("io.gatehouse.admin.test is DEBUG until ");
        await().until(() -> admin.send("POST", task, null, BEARER).text().contains("(inherited)"));
    }
}
