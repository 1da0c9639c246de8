package io.gatehouse.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes requests for the operations of a document: most parts of each fit, and some do not. */
final class RequestGenerator {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get");
    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/json",
            "application/problem+json",
            "text/html",
            "application/*;q=0",
            "x",
            "a/b;q=z",
            ",");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/merge-patch+json",
            "application/json; charset=utf-16",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "x",
            "a/b/c");

    private final ApiDocument document;
    private final HostileValues values;
    private final Known known;

    RequestGenerator(ApiDocument document, SplittableRandom random, Known known) {
        this.document = document;
        this.values = new HostileValues(random);
        this.known = known;
    }

    /** A request, with headers as name, value, name, value. */
    record Generated(String method, String path, @Nullable String body, List<String> headers) {
        @Override
        public String toString() {
            String shown = method + " " + path + " " + headers + " " + body;
            return shown.length() > 2_000 ? shown.substring(0, 2_000) + "…" : shown;
        }
    }

    /** What earlier answers brought: ids that there are, cursors, tags, and tokens that are good. */
    interface Known {
        /** Values that fit a parameter or field of this name; none where nothing is known of it. */
        List<String> values(String name);
    }

    Generated next() {
        ApiDocument.Operation operation = values.pick(document.operations());
        JsonNode described = document.at(operation.place());
        List<String> headers = new ArrayList<>();
        String path = operation.path().contains("{id}")
                ? operation.path().replace("{id}", encoded(value("id")))
                : operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode reference : described.path("parameters")) {
            JsonNode parameter = document.resolve(reference);
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query") && values.oneIn(2)) {
                query.add(name + "=" + encoded(value(name)));
            } else if (parameter.path("in").asText().equals("header") && values.oneIn(2)) {
                add(headers, name, header(name));
            }
        }
        if (values.oneIn(20)) {
            query.add(encoded(values.text()) + "=" + values.token());
        }
        if (values.oneIn(10)) {
            add(headers, "Accept", values.pick(ACCEPTED));
        }
        String body = body(described.path("requestBody"), headers);
        String method =
                values.oneIn(15) ? values.pick(METHODS) : operation.method().toUpperCase(Locale.ROOT);
        return new Generated(method, query.isEmpty() ? path : path + "?" + String.join("&", query), body, headers);
    }

    private @Nullable String body(JsonNode reference, List<String> headers) {
        JsonNode content = document.resolve(reference).path("content");
        if (content.isMissingNode()) {
            return values.oneIn(20) ? values.json() : null;
        }
        Map.Entry<String, JsonNode> first = content.properties().iterator().next();
        JsonNode schema = document.resolve(first.getValue().path("schema"));
        add(headers, "Content-Type", values.oneIn(15) ? values.pick(TYPES) : first.getKey());
        if (values.oneIn(12)) {
            return values.oneIn(2) ? values.json() : values.text();
        }
        return first.getKey().endsWith("json") ? json(schema) : form(schema);
    }

    /** An object of what the schema names; here and there a field is missing, hostile or one that nobody knows. */
    private String json(JsonNode schema) {
        List<String> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            if (!values.oneIn(12)) {
                fields.add(
                        HostileValues.quoted(property.getKey()) + ":" + field(property.getKey(), property.getValue()));
            }
        });
        if (values.oneIn(20)) {
            fields.add(HostileValues.quoted(values.text()) + ":" + values.json());
        }
        String object = "{" + String.join(",", fields) + "}";
        return values.oneIn(40) ? values.mutated(object) : object;
    }

    private String field(String name, JsonNode reference) {
        JsonNode schema = document.resolve(reference);
        if (values.oneIn(5)) {
            return values.json();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> json(schema);
            case "array" -> "[" + json(document.resolve(schema.path("items"))) + "]";
            case "integer" -> values.oneIn(3) ? values.json() : "2";
            case "boolean" -> values.oneIn(3) ? values.json() : "true";
            default -> HostileValues.quoted(value(name));
        };
    }

    private String form(JsonNode schema) {
        String form = schema.path("properties").properties().stream()
                .filter(property -> values.oneIn(2))
                .map(property -> property.getKey() + "=" + encoded(value(property.getKey())))
                .collect(Collectors.joining("&"));
        return values.oneIn(15) ? values.mutated(form) : form;
    }

    private String header(String name) {
        List<String> fitting = known.values(name);
        return fitting.isEmpty() || values.oneIn(2) ? values.header() : values.pick(fitting);
    }

    /** Most often one that fits; else one that nearly does, or none at all. */
    private String value(String name) {
        List<String> fitting = known.values(name);
        if (fitting.isEmpty() || values.oneIn(3)) {
            return values.text();
        }
        return values.oneIn(6) ? values.mutated(values.pick(fitting)) : values.pick(fitting);
    }

    private static void add(List<String> headers, String name, String value) {
        headers.add(name);
        headers.add(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
