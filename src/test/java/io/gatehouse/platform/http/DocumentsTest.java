package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The OpenAPI document and the pages that show it. */
class DocumentsTest {
    private static final Path CHECKED_IN = Path.of("docs/openapi.json");

    private final Client http = TestServer.shared().http();

    /** To accept a change: {@code GATEHOUSE_ACCEPT_OPENAPI=1 mvn test -Dtest=DocumentsTest}, then read the difference. */
    @Test
    void theDocumentIsTheOneThatIsCheckedIn() throws IOException {
        String served = http.get("/openapi.json").text();
        if (System.getenv("GATEHOUSE_ACCEPT_OPENAPI") != null) {
            Files.writeString(CHECKED_IN, served);
        }

        assertThat(served).isEqualTo(Files.readString(CHECKED_IN));
    }

    @Test
    void everyRefusalIsDescribedAsAProblem() {
        JsonNode document = http.get("/openapi.json").json();
        Set<String> refusals = new HashSet<>();
        document.at("/components/responses")
                .forEach(response -> refusals.add(response.at("/content/application~1problem+json/schema/$ref")
                        .asText()));

        assertThat(document.get("openapi").asText()).startsWith("3.1");
        assertThat(refusals).containsExactly("#/components/schemas/Problem");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/paths/~1api~1v1~1users~1{id}/patch/responses").fieldNames())
                .toIterable()
                .contains("200", "400", "401", "403", "404", "409", "413", "415", "422");
    }

    @Test
    void aBodyIsRequiredUnlessItMayBeLeftOut() {
        JsonNode paths = http.get("/openapi.json").json().get("paths");

        assertThat(paths.at("/~1api~1v1~1auth~1login/post/requestBody/required").asBoolean())
                .isTrue();
        assertThat(paths.at("/~1api~1v1~1auth~1logout/post/requestBody").has("content"))
                .isTrue();
        assertThat(paths.at("/~1api~1v1~1auth~1logout/post/requestBody/required")
                        .asBoolean())
                .isFalse();
    }

    /** Generated clients ask for problems alone where those are the only bodies that the document tells of. */
    @Test
    void whereNothingIsAnsweredNothingIsNotAcceptable() {
        Map<String, Integer> statuses = new TreeMap<>();
        JsonNode paths = http.get("/openapi.json").json().get("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation ->
                                operation.getValue().get("responses").has("204"))
                        .forEach(operation -> {
                            String method = operation.getKey().toUpperCase(Locale.ROOT);
                            String at = path.getKey().replace("{id}", "1");
                            Answer answer = http.send(method, at, null, "Accept", Problem.MEDIA_TYPE);
                            statuses.put(method + " " + at, answer.status());
                        }));

        assertThat(statuses)
                .isNotEmpty()
                .allSatisfy(
                        (operation, status) -> assertThat(status).as(operation).isEqualTo(401));
    }

    @Test
    void thePagesLoadNothingFromElsewhere() {
        Answer page = http.get("/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContain("http://", "https://", "<script>");
        assertThat(http.get("/docs/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(http.get("/docs/swagger-ui.css").header("Content-Type")).startsWith("text/css");
    }
}
