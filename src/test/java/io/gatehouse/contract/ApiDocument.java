package io.gatehouse.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An OpenAPI document: its operations, and what its references stand for. */
final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument parse(String json) {
        try {
            return new ApiDocument(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a document", e);
        }
    }

    static ApiDocument read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(method.getKey(), path.getKey())))
                .toList();
    }

    /** The operations of the path, whatever their methods: of the template with the fewest variables, as requests are routed. */
    List<Operation> at(String path) {
        Optional<String> template = operations().stream()
                .map(Operation::path)
                .filter(each -> path.matches(pattern(each)))
                .min(Comparator.comparingLong(
                        each -> each.chars().filter(c -> c == '{').count()));
        return operations().stream()
                .filter(each -> template.filter(each.path()::equals).isPresent())
                .toList();
    }

    /** What a node stands for: itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? at(JsonPointer.compile(reference.asText().substring(1))) : node;
    }

    /** Where something is described: at this place, or where a reference there points to. */
    JsonPointer follow(JsonPointer place) {
        JsonNode reference = root.at(place).path("$ref");
        return reference.isTextual()
                ? follow(JsonPointer.compile(reference.asText().substring(1)))
                : place;
    }

    /** What stands there, or where a reference there points to. */
    JsonNode at(JsonPointer place) {
        return root.at(follow(place));
    }

    private static String pattern(String template) {
        return template.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+");
    }

    /** A method at a path template. */
    record Operation(String method, String path) {
        JsonPointer place() {
            return JsonPointer.empty()
                    .appendProperty("paths")
                    .appendProperty(path)
                    .appendProperty(method);
        }

        /** As a reader of the document knows it: {@code GET /api/v1/orders/{id}}. */
        String name() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }
}
