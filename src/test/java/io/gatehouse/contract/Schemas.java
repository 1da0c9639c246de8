package io.gatehouse.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The JSON schemas of a document, read more strictly than they are written: a property that none of them names is a violation. */
final class Schemas {
    /** Nobody is asked: the document is at hand under this name. */
    private static final String ADDRESS = "https://gatehouse.test/openapi.json";

    /** The validator's own wants a registered top-level domain, which no address of a test has. */
    private static final Format EMAIL = PatternFormat.of("email", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "format.email");

    private final SchemaRegistry registry;
    private final Map<JsonPointer, Schema> known = new ConcurrentHashMap<>();

    Schemas(ApiDocument document) {
        JsonNode closed = document.root().deepCopy();
        close(closed);
        // What surrounds the schemas in the document is no schema, and would be warned of.
        Dialect dialect = Dialect.builder(Dialects.getOpenApi31())
                .format(EMAIL)
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        this.registry =
                SchemaRegistry.withDialect(dialect, builder -> builder.schemas(Map.of(ADDRESS, closed.toString())));
    }

    /** What is wrong with a JSON text in the eyes of the schema at this place of the document. */
    Optional<String> violation(JsonPointer place, String json) {
        List<Error> errors = known.computeIfAbsent(place, this::schema)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(errors.stream().map(Error::toString).collect(Collectors.joining("; ")));
    }

    private Schema schema(JsonPointer place) {
        return registry.getSchema(SchemaLocation.of(ADDRESS + "#" + place));
    }

    private static void close(JsonNode node) {
        node.forEach(Schemas::close);
        if (node instanceof ObjectNode schema
                && schema.path("type").asText().equals("object")
                && schema.has("properties")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
    }
}
