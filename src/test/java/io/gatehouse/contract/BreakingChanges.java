package io.gatehouse.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.contract.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Finds what a client that was written against one document may stumble over in a later one. Not left to openapi-diff, which up to
 * 2.1.7 passes over a changed type in OpenAPI 3.1 and brings commons-logging and a second swagger-core.
 */
final class BreakingChanges {
    private final ApiDocument before;
    private final ApiDocument after;
    private final List<Break> found = new ArrayList<>();

    private BreakingChanges(ApiDocument before, ApiDocument after) {
        this.before = before;
        this.after = after;
    }

    static List<Break> between(ApiDocument before, ApiDocument after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        before.operations().forEach(changes::compare);
        return changes.found;
    }

    private void compare(Operation operation) {
        JsonNode was = before.at(operation.place());
        JsonNode is = after.at(operation.place());
        if (is.isMissingNode()) {
            report(operation, "is gone");
            return;
        }
        if (!was.path("operationId").equals(is.path("operationId"))) {
            report(operation, "operationId was " + was.path("operationId") + " and is " + is.path("operationId"));
        }
        compareSecurity(operation, was.path("security"), is.path("security"));
        compareParameters(operation, parameters(before, was), parameters(after, is));
        compareRequests(operation, before.resolve(was.path("requestBody")), after.resolve(is.path("requestBody")));
        was.path("responses")
                .properties()
                .forEach(response -> compareResponses(
                        operation,
                        response.getKey(),
                        before.resolve(response.getValue()),
                        after.resolve(is.path("responses").path(response.getKey()))));
    }

    /** Each is one of the ways to be let in; without any, everybody is. */
    private void compareSecurity(Operation operation, JsonNode was, JsonNode is) {
        if (is.isEmpty()) {
            return;
        }
        if (was.isEmpty()) {
            report(operation, "must be authenticated now");
        }
        for (JsonNode way : was) {
            if (StreamSupport.stream(is.spliterator(), false).noneMatch(way::equals)) {
                report(operation, "is not authenticated by " + way + " any more");
            }
        }
    }

    private void compareParameters(Operation operation, Map<String, JsonNode> was, Map<String, JsonNode> is) {
        is.forEach((name, parameter) -> {
            if (isRequired(parameter) && !(was.containsKey(name) && isRequired(was.get(name)))) {
                report(operation, name + " must be sent now");
            }
        });
        was.forEach((name, parameter) -> {
            if (is.containsKey(name)) {
                found.addAll(SchemaChanges.ofSent(before, after, operation.name())
                        .between(parameter.path("schema"), is.get(name).path("schema"), name));
            } else {
                report(operation, name + " is gone");
            }
        });
    }

    private void compareRequests(Operation operation, JsonNode was, JsonNode is) {
        if (isRequired(is) && !isRequired(was)) {
            report(operation, "a body must be sent now");
        }
        was.path("content").properties().forEach(type -> {
            JsonNode other = is.path("content").path(type.getKey());
            if (other.isMissingNode()) {
                report(operation, "takes no body of " + type.getKey() + " any more");
            } else {
                found.addAll(SchemaChanges.ofSent(before, after, operation.name())
                        .between(type.getValue().path("schema"), other.path("schema"), "body"));
            }
        });
    }

    private void compareResponses(Operation operation, String status, JsonNode was, JsonNode is) {
        if (is.isMissingNode()) {
            report(operation, "is never answered " + status + " any more");
            return;
        }
        for (String header : names(was.path("headers"))) {
            if (!is.path("headers").has(header)) {
                report(operation, status + " has no header " + header + " any more");
            }
        }
        was.path("content").properties().forEach(type -> {
            JsonNode other = is.path("content").path(type.getKey());
            if (other.isMissingNode()) {
                report(operation, status + " is not " + type.getKey() + " any more");
            } else {
                found.addAll(SchemaChanges.ofAnswered(before, after, operation.name())
                        .between(type.getValue().path("schema"), other.path("schema"), status));
            }
        });
    }

    private void report(Operation operation, String change) {
        found.add(new Break(operation.name(), Set.of(), change));
    }

    private static boolean isRequired(JsonNode described) {
        return described.path("required").asBoolean();
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** By place and name, since a header and a query parameter may be called alike. */
    private static Map<String, JsonNode> parameters(ApiDocument document, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = document.resolve(each);
            parameters.put(
                    parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
        }
        return parameters;
    }
}
