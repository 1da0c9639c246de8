package io.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.gatehouse.Answer;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.accounts.clients.ClientName;
import io.gatehouse.accounts.clients.IssuedClient;
import io.gatehouse.accounts.clients.NewClient;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every place of a request that takes text, filled with the worst there is: no answer may cost much. What is normalised, matched
 * or parsed before its length is known takes a core for seconds or minutes.
 */
class WorstInputsTest {
    private static final ApiDocument DOCUMENT = ApiDocument.read(Path.of("docs/openapi.json"));
    private static final TestServer SERVER = TestServer.shared();

    /** Of the whole process, other work included: an answer takes some milliseconds, a hash at most a tenth of this. */
    private static final Duration MOST = Duration.ofSeconds(3);

    /** Less than 1 MiB with what stands around it. */
    private static final int BODY = 1_040_000;

    /** Less than the 8 KiB of all headers, each byte of a path or query being sent as three characters. */
    private static final int LINE = 1_500;

    /** One that may ask for everything at /oauth, so that it is let in. */
    private static final Map<String, String> CLIENT = client();

    private static final String BEARER = "worst@inputs.test";

    @TestFactory
    Stream<DynamicTest> areAnsweredAtLittleCost() {
        SERVER.create(BEARER, Role.ADMIN);
        String[] bearer = SERVER.http().bearer(BEARER);
        return DOCUMENT.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name(), () -> requests(operation).forEach(request -> assertCheap(request, bearer))));
    }

    private static void assertCheap(Request request, String... bearer) {
        long before = processorTime();
        Answer answer = request.send(bearer);
        Duration spent = Duration.ofNanos(processorTime() - before);

        assertThat(spent).as(request.what()).isLessThan(MOST);
        assertThat(answer.status()).as(request.what()).isLessThan(500);
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<Request> requests(ApiDocument.Operation operation) {
        List<Request> requests = new ArrayList<>();
        JsonNode description = DOCUMENT.at(operation.place());
        description.path("parameters").forEach(each -> {
            JsonNode parameter = DOCUMENT.resolve(each);
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" ->
                    forms(LINE)
                            .forEach((what, text) -> requests.add(bare(operation, name + " " + what)
                                    .at(operation.path().replace("{" + name + "}", encoded(text)))));
                case "query" ->
                    forms(LINE)
                            .forEach((what, text) -> requests.add(bare(operation, name + " " + what)
                                    .at(filled(operation) + "?" + name + "=" + encoded(text))));
                default -> requests.add(bare(operation, name).with(name, "a".repeat(3 * LINE)));
            }
        });
        description.path("requestBody").path("content").properties().forEach(content -> {
            JsonNode schema = DOCUMENT.resolve(content.getValue().path("schema"));
            boolean isForm = content.getKey().contains("form");
            requests.addAll(isForm ? forms(operation, schema) : bodies(operation, schema));
        });
        return requests;
    }

    private static List<Request> bodies(ApiDocument.Operation operation, JsonNode schema) {
        List<Request> requests = new ArrayList<>();
        ObjectNode good = (ObjectNode) example(schema);
        good.fieldNames().forEachRemaining(name -> {
            forms(BODY)
                    .forEach((what, text) -> requests.add(bare(operation, name + " " + what)
                            .json(good.deepCopy().put(name, text))));
            if (good.path(name).path(0).isObject()) {
                good.path(name)
                        .path(0)
                        .fieldNames()
                        .forEachRemaining(inner -> forms(BODY).forEach((what, text) -> {
                            ObjectNode bad = good.deepCopy();
                            ((ObjectNode) bad.path(name).path(0)).put(inner, text);
                            requests.add(bare(operation, inner + " " + what).json(bad));
                        }));
            }
        });
        // One parser reads them in the place of any field.
        String first = good.fieldNames().next();
        hostile()
                .forEach((what, raw) ->
                        requests.add(bare(operation, first + " " + what).json("{\"" + first + "\":" + raw + "}")));
        return requests;
    }

    private static List<Request> forms(ApiDocument.Operation operation, JsonNode schema) {
        List<Request> requests = new ArrayList<>();
        Map<String, String> texts = Map.of(
                "words", "a ".repeat(BODY / 2), "letters", "a".repeat(BODY), "marks", "%CC%96%CC%81".repeat(BODY / 12));
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(name -> texts.forEach((what, text) -> {
                    String others = schema.path("properties").properties().stream()
                            .filter(each -> !each.getKey().equals(name))
                            .map(each -> "&" + each.getKey() + "="
                                    + CLIENT.getOrDefault(
                                            each.getKey(),
                                            each.getValue().path("example").asText("x")))
                            .collect(Collectors.joining());
                    requests.add(bare(operation, name + " " + what).form(name + "=" + text + others));
                }));
        return requests;
    }

    /** Texts that are slow to normalise, to match or to print. */
    private static Map<String, String> forms(int length) {
        return Map.of(
                "marks", "a" + "\u0316\u0301".repeat(length / 4),
                "letters", "a".repeat(length),
                "address", "a@" + "a.".repeat(length / 2),
                "dots", "a.".repeat(length / 2) + "@",
                "blanks", " ".repeat(length));
    }

    /** What is no text, in the place of one. */
    private static Map<String, String> hostile() {
        return Map.of(
                "deep", "[".repeat(BODY),
                "nested", "{\"a\":".repeat(BODY / 5),
                "exponent", "1e999999999",
                "digits", "1".repeat(100_000),
                "many", "[" + "{},".repeat(BODY / 3) + "{}]");
    }

    /** A body that would be read, as far as the document says what goes into it. */
    private static JsonNode example(JsonNode described) {
        JsonNode schema = DOCUMENT.resolve(described);
        if (schema.has("properties")) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            schema.path("properties").properties().forEach(each -> object.set(each.getKey(), example(each.getValue())));
            return object;
        }
        if (schema.has("items")) {
            return JsonNodeFactory.instance.arrayNode().add(example(schema.path("items")));
        }
        return schema.has("example") ? schema.path("example") : JsonNodeFactory.instance.nullNode();
    }

    private static Map<String, String> client() {
        IssuedClient issued = SERVER.clients()
                .create(
                        SERVER.operator().actor(),
                        new NewClient(
                                ClientName.parse("worst"),
                                Set.of(Scope.TOKENS_INTROSPECT, Scope.TOKENS_REVOKE),
                                Optional.empty()));
        return Map.of(
                "client_id",
                issued.client().id(),
                "client_secret",
                issued.secret().reveal());
    }

    private static String filled(ApiDocument.Operation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Request bare(ApiDocument.Operation operation, String what) {
        return new Request(
                operation.method().toUpperCase(Locale.ROOT),
                filled(operation),
                operation.name() + ": " + what,
                null,
                List.of());
    }

    /** A request in the making. */
    private record Request(
            String method,
            String path,
            String what,
            @Nullable String body,
            List<String> headers) {
        Request at(String other) {
            return new Request(method, other, what, body, headers);
        }

        Request with(String name, String value) {
            return new Request(method, path, what, body, List.of(name, value));
        }

        Request json(Object said) {
            return new Request(method, path, what, said.toString(), headers);
        }

        Request form(String said) {
            return new Request(method, path, what, said, List.of("Content-Type", "application/x-www-form-urlencoded"));
        }

        Answer send(String... bearer) {
            boolean isOfClients = path.startsWith("/oauth");
            String[] all = Stream.concat(headers.stream(), isOfClients ? Stream.of() : Stream.of(bearer))
                    .toArray(String[]::new);
            return SERVER.http().send(method, path, body, all);
        }
    }
}
