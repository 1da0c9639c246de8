package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI document and the pages that show it. */
class DocumentsTest {
    private static final Path CHECKED_IN = Path.of("docs/openapi.json");

    private static String made;
    private static JsonNode document;

    private final Client http = TestServer.shared().http();

    @BeforeAll
    static void make() throws JsonProcessingException {
        made = OpenApiDocument.of(TestServer.shared().resources());
        document = new ObjectMapper().readTree(made);
    }

    /** To accept a change: {@code GATEHOUSE_ACCEPT_OPENAPI=1 mvn test -Dtest=DocumentsTest}, then read the difference. */
    @Test
    void theCheckedInDocumentIsWhatTheRoutesSay() throws IOException {
        if (System.getenv("GATEHOUSE_ACCEPT_OPENAPI") != null) {
            Files.writeString(CHECKED_IN, made);
        }

        assertThat(Files.readString(CHECKED_IN)).isEqualTo(made);
    }

    /** The build has put it there; where it was accepted just now, the next build will. */
    @Test
    void theServiceAnswersWithTheDocumentInItsJar() throws IOException {
        try (InputStream built = OpenApiResource.class.getResourceAsStream("/docs/openapi.json")) {
            String expected = new String(Objects.requireNonNull(built).readAllBytes(), StandardCharsets.UTF_8);

            Answer served = http.get("/openapi.json");

            assertThat(served.text()).isEqualTo(expected);
            assertThat(served.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs", "/docs/try"})
    void whoeverHasItAlreadyIsNotSentItAgain(String path) {
        Answer first = http.get(path);

        Answer again = http.get(path, "If-None-Match", first.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
        assertThat(again.header("Cache-Control"))
                .isEqualTo(first.header("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void everyRefusalIsDescribedAsAProblem() {
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
        JsonNode paths = document.get("paths");

        assertThat(paths.at("/~1api~1v1~1auth~1login/post/requestBody/required").asBoolean())
                .isTrue();
        assertThat(paths.at("/~1api~1v1~1auth~1logout/post/requestBody").has("content"))
                .isTrue();
        assertThat(paths.at("/~1api~1v1~1auth~1logout/post/requestBody/required")
                        .asBoolean())
                .isFalse();
    }

    /** That they are the right ones is held against every answer that the tests see. */
    @Test
    void everyRefusalNamesItsCodes() {
        List<String> without = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation.getValue().get("responses").properties().stream()
                                .filter(response -> isProblem(document, response.getValue()))
                                .filter(response ->
                                        codes(document, response.getValue()).isEmpty())
                                .forEach(response -> without.add(
                                        operation.getKey() + " " + path.getKey() + " " + response.getKey()))));

        assertThat(without).isEmpty();
        assertThat(codes(document, document.at("/paths/~1api~1v1~1users/post/responses/409")))
                .contains("email_in_use", "idempotency_in_flight");
        assertThat(codes(document, document.at("/paths/~1api~1v1~1users~1{id}/get/responses/404")))
                .containsExactly("not_found");
    }

    private static JsonNode resolved(JsonNode document, JsonNode response) {
        return response.has("$ref") ? document.at(response.get("$ref").asText().substring(1)) : response;
    }

    private static boolean isProblem(JsonNode document, JsonNode response) {
        return resolved(document, response).path("content").has(Problem.MEDIA_TYPE);
    }

    private static List<String> codes(JsonNode document, JsonNode response) {
        List<String> codes = new ArrayList<>();
        resolved(document, response)
                .at("/content/application~1problem+json/schema/properties/code/enum")
                .forEach(code -> codes.add(code.asText()));
        return codes;
    }

    @Test
    void whoMayAskWithoutAHeaderIsToldSo() {
        JsonNode paths = document.get("paths");

        assertThat(paths.at("/~1api~1v1~1users/get/security"))
                .hasToString("[{\"bearer\":[]},{}]")
                .isEqualTo(paths.at("/~1api~1v1~1users~1{id}/get/security"));
        assertThat(paths.at("/~1oauth~1introspect/post/security")).hasToString("[{\"client\":[]},{}]");
        assertThat(paths.at("/~1api~1v1~1users~1me/get/security")).hasToString("[{\"bearer\":[]}]");
    }

    /** A generated client knows nothing of what is in one. */
    @Test
    void noSchemaIsABareObject() {
        assertThat(document.findParents("type"))
                .filteredOn(schema -> schema.get("type").asText().equals("object"))
                .allSatisfy(schema -> assertThat(schema.path("properties").size()
                                + schema.path("additionalProperties").size())
                        .as(schema.toString())
                        .isPositive());
    }

    /** Generated clients ask for problems alone where those are the only bodies that the document tells of. */
    @Test
    void whereNothingIsAnsweredNothingIsNotAcceptable() {
        Map<String, Integer> statuses = new TreeMap<>();
        JsonNode paths = document.get("paths");
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

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/try"})
    void thePagesLoadNothingFromElsewhere(String path) {
        Answer page = http.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContain("http://", "https://", "<script>");
    }

    /** A megabyte that is fetched anew each time is most of what opening Swagger UI takes. */
    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/try"})
    void aBrowserKeepsWhatThePagesLoad(String page) {
        assertThat(loadedBy(page)).hasSizeGreaterThan(2).allSatisfy(path -> {
            assertThat(http.get(path).status()).isEqualTo(200);
            assertThat(http.get(path).header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(http.get(path.replaceFirst("/docs/[^/]+", "/docs/old")).status())
                    .isEqualTo(404);
        });
        assertThat(http.get(page).header("Cache-Control")).isEqualTo("no-cache");
    }

    /** Swagger UI takes seconds to draw the document: whoever reads does not wait for it. */
    @Test
    void thePageToReadIsLight() {
        int bytes = loadedBy("/docs").stream()
                .mapToInt(path -> http.get(path).text().length())
                .sum();

        assertThat(bytes).isLessThan(20_000);
    }

    private List<String> loadedBy(String page) {
        return Pattern.compile("\"(/docs/[0-9a-f]{16}/[^\"]+)\"")
                .matcher(http.get(page).text())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void aBrowserIsToldWhatThisIs() {
        Answer page = http.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Accounts and sign-in", "href=\"/docs\"");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.header("Vary")).contains("Accept");
        assertThat(http.get("/", "Accept", "*/*").field("code")).isEqualTo("not_found");
        assertThat(http.get("/", "Accept", "application/json").status()).isEqualTo(404);
        assertThat(new WelcomeResource(new DocsConfiguration(false)).page())
                .contains("docs.enabled")
                .doesNotContain("\"/docs\"");
    }
}
