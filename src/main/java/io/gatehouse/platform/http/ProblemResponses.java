package io.gatehouse.platform.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds to every operation of the document the statuses with which it may refuse. */
final class ProblemResponses {
    private static final Map<Integer, String> MEANINGS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The body is not JSON, or the request is not well-formed HTTP"),
            Map.entry(401, "No token, or one that is not accepted; at a sign-in, credentials that do not fit"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "There is no such thing"),
            Map.entry(406, "The client does not accept application/json"),
            Map.entry(409, "In conflict with what is there"),
            Map.entry(410, "What is asked for is no longer kept"),
            Map.entry(412, "Not in the state that If-Match or If-None-Match asks for"),
            Map.entry(413, "The body is larger than 1 MiB"),
            Map.entry(415, "The body is not application/json"),
            Map.entry(429, "Too many of this kind; Retry-After says when to try again"),
            Map.entry(422, "Well formed, and wrong in content; errors says where"),
            Map.entry(503, "Busy or without its database; Retry-After says when to try again")));

    private ProblemResponses() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
        MEANINGS.forEach(
                (status, meaning) -> document.getComponents().addResponses(name(status), response(status, meaning)));
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                Method method = Objects.requireNonNull(methods.get(operation.getOperationId()));
                statusesOf(operation, method).stream()
                        .filter(status -> !operation.getResponses().containsKey(Integer.toString(status)))
                        .forEach(status -> operation
                                .getResponses()
                                .addApiResponse(Integer.toString(status), new ApiResponse().$ref(name(status))));
            }
        }
    }

    private static Set<Integer> statusesOf(Operation operation, Method method) {
        Set<Integer> statuses = new TreeSet<>(Set.of(503));
        if (!operation.getResponses().containsKey("204")) {
            statuses.add(406);
        }
        Problems named = method.getAnnotation(Problems.class);
        if (named != null) {
            for (int status : named.value()) {
                statuses.add(status);
            }
        }
        if (method.isAnnotationPresent(Conditional.class)) {
            statuses.add(412);
        }
        if (operation.getSecurity() != null) {
            statuses.add(401);
        }
        if (takesTokens(operation)) {
            // A client's token is none for what users do, and theirs is none for what clients ask.
            statuses.add(403);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(isJson(operation) ? Set.of(400, 413, 415, 422) : Set.of(413));
        }
        if (operation.getParameters() != null) {
            statuses.add(422);
        }
        return statuses;
    }

    private static boolean takesTokens(Operation operation) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(scheme -> scheme.containsKey("bearer"));
    }

    /** What is wrong with a form is told as the protocol wants it that has forms. */
    private static boolean isJson(Operation operation) {
        return operation.getRequestBody().getContent().containsKey(jakarta.ws.rs.core.MediaType.APPLICATION_JSON);
    }

    private static ApiResponse response(int status, String meaning) {
        ApiResponse response = new ApiResponse()
                .description(meaning)
                .content(new Content()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
        if (status == 401) {
            response.addHeaderObject("WWW-Authenticate", text("How to authenticate (RFC 6750)"));
        }
        if (status == 503 || status == 429) {
            response.addHeaderObject("Retry-After", text("Seconds to wait"));
        }
        return response;
    }

    static Header text(String description) {
        Schema<?> schema = new JsonSchema().typesItem("string");
        return new Header().description(description).schema(schema);
    }

    private static String name(int status) {
        return "Problem" + status;
    }
}
