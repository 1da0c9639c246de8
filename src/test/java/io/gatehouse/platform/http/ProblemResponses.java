package io.gatehouse.platform.http;

import io.gatehouse.platform.http.idempotency.Once;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds to every operation of the document the statuses and codes with which it may refuse. */
final class ProblemResponses {
    private static final Map<Integer, String> MEANINGS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The body is not JSON, or the request is not well-formed HTTP"),
            Map.entry(401, "The token is missing or not accepted; at sign-in, the credentials are wrong"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(406, "The client does not accept application/json"),
            Map.entry(409, "The request conflicts with the current state"),
            Map.entry(410, "The requested history is no longer kept"),
            Map.entry(412, "The condition of If-Match or If-None-Match does not hold"),
            Map.entry(413, "The body is larger than 1 MiB"),
            Map.entry(415, "The body is not application/json"),
            Map.entry(429, "Too many requests of this kind; Retry-After gives the seconds to wait"),
            Map.entry(422, "The content is not valid; errors lists the fields"),
            Map.entry(503, "Overloaded, or the database is unavailable; Retry-After gives the seconds to wait")));

    private ProblemResponses() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
        Map<Integer, Set<String>> common = ProblemCodes.ofTokens();
        MEANINGS.forEach((status, meaning) -> document.getComponents()
                .addResponses(name(status), response(status, common.getOrDefault(status, Set.of()))));
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                Method method = Objects.requireNonNull(methods.get(operation.getOperationId()));
                Map<Integer, Set<String>> codes = ProblemCodes.of(operation, method);
                limit(operation, codes);
                statusesOf(operation, method).stream()
                        .filter(status -> !operation.getResponses().containsKey(Integer.toString(status)))
                        .forEach(status -> operation
                                .getResponses()
                                .addApiResponse(Integer.toString(status), response(status, codes, common)));
            }
        }
    }

    /** What is limited says what is left. */
    private static void limit(Operation operation, Map<Integer, Set<String>> codes) {
        if (codes.getOrDefault(429, Set.of()).contains("rate_limited")) {
            operation.getResponses().forEach((status, answer) -> {
                if (status.startsWith("2")) {
                    answer.addHeaderObject("RateLimit", text("What is left of each limit"));
                    answer.addHeaderObject("RateLimit-Policy", text("Each limit and its window in seconds"));
                }
            });
        }
    }

    /** Most operations share one of each status; what has codes of its own is described where it is. */
    private static ApiResponse response(int status, Map<Integer, Set<String>> codes, Map<Integer, Set<String>> common) {
        Set<String> own = codes.getOrDefault(status, Set.of());
        return own.equals(common.getOrDefault(status, Set.of()))
                ? new ApiResponse().$ref(name(status))
                : response(status, own);
    }

    private static Set<Integer> statusesOf(Operation operation, Method method) {
        Set<Integer> statuses = new TreeSet<>(Set.of(503));
        if (!operation.getResponses().containsKey("204")) {
            statuses.add(406);
        }
        statuses.addAll(ProblemCodes.statusesNamed(method));
        Problems named = method.getAnnotation(Problems.class);
        if (named != null) {
            for (int status : named.value()) {
                statuses.add(status);
            }
        }
        if (ConditionalOperations.isConditional(method)) {
            statuses.add(412);
        }
        if (Answers.takes(method, Once.class)) {
            statuses.add(409);
        }
        if (operation.getSecurity() != null) {
            statuses.add(401);
        }
        if (ProblemCodes.takesTokens(operation)) {
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

    /** What is wrong with a form is told as the protocol wants it that has forms. */
    private static boolean isJson(Operation operation) {
        return operation.getRequestBody().getContent().containsKey(jakarta.ws.rs.core.MediaType.APPLICATION_JSON);
    }

    private static ApiResponse response(int status, Set<String> codes) {
        ApiResponse response = new ApiResponse()
                .description(MEANINGS.get(status))
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem(codes))));
        if (status == 401) {
            response.addHeaderObject("WWW-Authenticate", text("How to authenticate (RFC 6750)"));
        }
        if (status == 503 || status == 429) {
            response.addHeaderObject("Retry-After", text("Seconds to wait"));
        }
        return response;
    }

    /** What stands beside a reference narrows it (JSON Schema 2020-12); older readers see the reference alone. */
    private static Schema<?> problem(Set<String> codes) {
        Schema<?> problem = new JsonSchema().$ref("#/components/schemas/Problem");
        if (!codes.isEmpty()) {
            problem.addProperty("code", new JsonSchema()._enum(List.copyOf(codes)));
        }
        return problem;
    }

    static Header text(String description) {
        Schema<?> schema = new JsonSchema().typesItem("string");
        return new Header().description(description).schema(schema);
    }

    private static String name(int status) {
        return "Problem" + status;
    }
}
