package io.gatehouse.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.contract.ApiDocument.Operation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds what was answered against what the OpenAPI document says of the operation. */
public final class Contract {
    static final Path CHECKED_IN = Path.of("docs/openapi.json");

    /** The HTTP layer refuses with these before any operation is reached; the document tells of them once, in its description. */
    private static final Set<String> BEFORE_ANY_OPERATION =
            Set.of("bad_request", "method_not_allowed", "request_timeout", "uri_too_long", "headers_too_large");

    /** The same by their statuses: an answer to HEAD has no body, and OAuth's clients are told no code. */
    private static final Set<Integer> STATUSES_BEFORE_ANY_OPERATION = Set.of(400, 405, 408, 414, 431);

    private final ApiDocument document;
    private final Schemas schemas;

    Contract(ApiDocument document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    /** The document of this tree; that the service serves the same is another test's matter. */
    public static Contract checkedIn() {
        return CheckedIn.CONTRACT;
    }

    /** Fails where the answer is not one that the document describes; what is at no path of the document passes. */
    public void check(HttpResponse<String> response) {
        Exchange exchange = Exchange.of(response);
        violation(exchange).ifPresent(violation -> {
            throw new AssertionError(
                    exchange.method() + " " + exchange.path() + " " + violation + "\nAnswer: " + exchange.body());
        });
    }

    Optional<String> violation(Exchange exchange) {
        List<Operation> operations = document.at(exchange.path());
        if (operations.isEmpty() || exchange.method().equals("OPTIONS") || isRefusedBeforehand(exchange)) {
            return Optional.empty();
        }
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method))
                .findFirst()
                .map(operation -> violation(operation, exchange))
                .orElseGet(() -> STATUSES_BEFORE_ANY_OPERATION.contains(exchange.status())
                        ? Optional.empty()
                        : Optional.of("is no operation of the document, and was answered " + exchange.status()));
    }

    private Optional<String> violation(Operation operation, Exchange exchange) {
        JsonPointer responses = operation.place().appendProperty("responses");
        JsonPointer response = document.follow(responses.appendProperty(Integer.toString(exchange.status())));
        if (document.at(response).isMissingNode()) {
            return Optional.of("answered %d, which the document does not name for %s; it names %s"
                    .formatted(exchange.status(), operation.name(), names(document.at(responses))));
        }
        if (exchange.method().equals("HEAD")) {
            return Optional.empty();
        }
        return bodyViolation(response.appendProperty("content"), exchange)
                .map(violation -> "answered %d, which the document describes otherwise for %s: %s"
                        .formatted(exchange.status(), operation.name(), violation));
    }

    private Optional<String> bodyViolation(JsonPointer content, Exchange exchange) {
        if (document.at(content).isMissingNode()) {
            return exchange.body().isEmpty() ? Optional.empty() : Optional.of("it has no body there");
        }
        JsonPointer type = content.appendProperty(exchange.mediaType());
        if (document.at(type).isMissingNode()) {
            return Optional.of(
                    "the body is \"%s\", there it is %s".formatted(exchange.mediaType(), names(document.at(content))));
        }
        return schemas.violation(type.appendProperty("schema"), exchange.body());
    }

    private boolean isRefusedBeforehand(Exchange exchange) {
        return exchange.method().equals("HEAD")
                ? STATUSES_BEFORE_ANY_OPERATION.contains(exchange.status())
                : exchange.problemCode().filter(BEFORE_ANY_OPERATION::contains).isPresent();
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Read once a JVM. */
    private static final class CheckedIn {
        static final Contract CONTRACT = new Contract(ApiDocument.read(CHECKED_IN));
    }

    /** What was asked and what came back. */
    record Exchange(String method, String path, int status, String mediaType, String body) {
        private static final String PROBLEM = "application/problem+json";

        static Exchange of(HttpResponse<String> response) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Exchange(
                    response.request().method(),
                    // A slash at the end of a path of the API changes nothing.
                    response.request().uri().getRawPath().replaceFirst("^(/api/.+)/$", "$1"),
                    response.statusCode(),
                    type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                    response.body());
        }

        Optional<String> problemCode() {
            return mediaType.equals(PROBLEM)
                    ? Optional.of(ApiDocument.parse(body).root().path("code").asText())
                    : Optional.empty();
        }
    }
}
