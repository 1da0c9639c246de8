package io.gatehouse.platform.http;

import io.gatehouse.platform.http.idempotency.Once;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;

/** Adds to every operation on a single resource the validators that it takes and gives (RFC 9110, 8.8 and 13). */
final class ConditionalOperations {
    private static final String TAG = "Changes when the answer changes";

    private ConditionalOperations() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            path.readOperationsMap().forEach((verb, operation) -> {
                if (isConditional(Objects.requireNonNull(methods.get(operation.getOperationId())))) {
                    describe(verb, operation);
                }
            });
        }
    }

    /** Whether it minds what state its client knows. */
    static boolean isConditional(Method method) {
        return !Answers.takes(method, Once.class)
                && (Answers.is(method.getGenericReturnType(), Representation.class)
                        || Answers.takes(method, Preconditions.class));
    }

    private static void describe(PathItem.HttpMethod verb, Operation operation) {
        if (verb == PathItem.HttpMethod.GET) {
            operation.addParametersItem(header("If-None-Match", "An ETag; the answer is 304 if it is still current"));
            operation
                    .getResponses()
                    .addApiResponse(
                            "304",
                            new ApiResponse()
                                    .description("Not modified")
                                    .addHeaderObject("ETag", ProblemResponses.text(TAG)));
        }
        operation.addParametersItem(header("If-Match", "An ETag; the answer is 412 if it is no longer current"));
        ApiResponse success = operation.getResponses().get("200");
        if (success != null) {
            success.addHeaderObject("ETag", ProblemResponses.text(TAG));
        }
    }

    private static HeaderParameter header(String name, String description) {
        JsonSchema schema = new JsonSchema();
        schema.addType("string");
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(description).schema(schema);
        return header;
    }
}
