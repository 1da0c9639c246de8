package io.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators see, and what nobody sees on the public port. */
class AdminPortTest {
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
        assertThat(admin.get("/healthcheck").json().fieldNames())
                .toIterable()
                .contains("database", "migrations", "signing-key");
    }

    @Test
    void aPendingMigrationMakesItUnreadyAndNotDead() {
        try (TestServer server = TestServer.start(Map.of())) {
            server.sql("delete from databasechangelog where id = '0004-create-sessions'");

            await().until(() -> server.adminPort().get("/health/ready").status() == 503);
            assertThat(server.adminPort().get("/health/ready").text()).contains("migrations");
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
}
