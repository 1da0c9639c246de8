package io.gatehouse.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Compares the schema of a value in two documents. What clients send must go on being taken, and what they are answered must not
 * be more than it was: of the two schemas, the one that is asked to allow no less is the wide one.
 */
final class SchemaChanges {
    private static final Set<String> ALL_TYPES =
            Set.of("array", "boolean", "integer", "null", "number", "object", "string");
    private static final List<String> UPPER_BOUNDS = List.of("maximum", "maxLength", "maxItems");
    private static final List<String> LOWER_BOUNDS = List.of("minimum", "minLength", "minItems");

    /** Who allows more cannot be told of these; where the wide one has any, the other has to have the same. */
    private static final List<String> INCOMPARABLE =
            List.of("format", "pattern", "const", "allOf", "anyOf", "oneOf", "not");

    private final ApiDocument before;
    private final ApiDocument after;
    private final boolean isSent;
    private final String operation;
    private final List<Break> found = new ArrayList<>();

    private SchemaChanges(ApiDocument before, ApiDocument after, boolean isSent, String operation) {
        this.before = before;
        this.after = after;
        this.isSent = isSent;
        this.operation = operation;
    }

    /** Of a value that clients send. */
    static SchemaChanges ofSent(ApiDocument before, ApiDocument after, String operation) {
        return new SchemaChanges(before, after, true, operation);
    }

    /** Of a value that clients are answered. */
    static SchemaChanges ofAnswered(ApiDocument before, ApiDocument after, String operation) {
        return new SchemaChanges(before, after, false, operation);
    }

    /** What breaks, where the value is known by this name. */
    List<Break> between(JsonNode was, JsonNode is, String name) {
        compare(new Pair(was, is, name, Set.of()));
        return found;
    }

    private void compare(Pair unresolved) {
        String reference = unresolved.was().path("$ref").asText();
        String schema = reference.substring(reference.lastIndexOf('/') + 1);
        if (unresolved.schemas().contains(schema)) {
            return;
        }
        Pair pair = unresolved.within(schema, before.resolve(unresolved.was()), after.resolve(unresolved.is()));
        JsonNode wide = isSent ? pair.is() : pair.was();
        JsonNode narrow = isSent ? pair.was() : pair.is();

        compareValues(pair, wide, narrow);
        Set<String> required = new HashSet<>(texts(wide.path("required")));
        required.removeAll(texts(narrow.path("required")));
        for (String property : required) {
            String change = isSent ? "must be sent now" : "may be absent now";
            if (isSent || pair.is().path("properties").has(property)) {
                report(pair.property(property), change);
            }
        }
        pair.was().path("properties").properties().forEach(each -> compareProperty(pair.property(each.getKey())));
        comparePart(pair, "items", "[]");
        comparePart(pair, "additionalProperties", ".*");
    }

    private void compareProperty(Pair property) {
        if (property.is().isMissingNode()) {
            report(property, "is gone");
        } else {
            compare(property);
        }
    }

    private void comparePart(Pair pair, String keyword, String suffix) {
        Pair part = pair.part(keyword, suffix);
        if (part.was().isObject() && part.is().isObject()) {
            compare(part);
        }
    }

    private void compareValues(Pair pair, JsonNode wide, JsonNode narrow) {
        if (!types(wide).containsAll(types(narrow))) {
            reportValues(pair, "type");
        }
        keep(pair, "enum", wide, narrow, (allowed, used) -> texts(allowed).containsAll(texts(used)));
        UPPER_BOUNDS.forEach(
                bound -> keep(pair, bound, wide, narrow, (most, used) -> used.asDouble() <= most.asDouble()));
        LOWER_BOUNDS.forEach(
                bound -> keep(pair, bound, wide, narrow, (least, used) -> used.asDouble() >= least.asDouble()));
        INCOMPARABLE.forEach(word -> keep(pair, word, wide, narrow, JsonNode::equals));
    }

    private void keep(
            Pair pair, String keyword, JsonNode wide, JsonNode narrow, BiPredicate<JsonNode, JsonNode> isWithin) {
        if (wide.has(keyword) && !(narrow.has(keyword) && isWithin.test(wide.path(keyword), narrow.path(keyword)))) {
            reportValues(pair, keyword);
        }
    }

    private void reportValues(Pair pair, String keyword) {
        report(pair, "%s was %s and is %s".formatted(keyword, value(pair.was(), keyword), value(pair.is(), keyword)));
    }

    private void report(Pair pair, String change) {
        found.add(new Break(operation, pair.schemas(), pair.name() + " " + change));
    }

    private static String value(JsonNode schema, String keyword) {
        return schema.has(keyword) ? schema.path(keyword).toString() : "anything";
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types = new HashSet<>(type.isTextual() ? Set.of(type.asText()) : texts(type));
        if (types.contains("number")) {
            types.add("integer");
        }
        return types.isEmpty() ? ALL_TYPES : types;
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One place in both documents, and the named schemas around it. */
    private record Pair(JsonNode was, JsonNode is, String name, Set<String> schemas) {
        Pair within(String schema, JsonNode resolvedWas, JsonNode resolvedIs) {
            Set<String> around = new LinkedHashSet<>(schemas);
            if (!schema.isEmpty()) {
                around.add(schema);
            }
            return new Pair(resolvedWas, resolvedIs, name, around);
        }

        Pair property(String property) {
            return new Pair(
                    was.path("properties").path(property),
                    is.path("properties").path(property),
                    name + "." + property,
                    schemas);
        }

        Pair part(String keyword, String suffix) {
            return new Pair(was.path(keyword), is.path(keyword), name + suffix, schemas);
        }
    }
}
