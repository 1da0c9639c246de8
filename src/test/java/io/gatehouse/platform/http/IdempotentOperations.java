package io.gatehouse.platform.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;

/** Adds to every {@link Idempotent} operation of the document what it takes and says for the sake of those who repeat it. */
final class IdempotentOperations {
    private IdempotentOperations() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                if (Objects.requireNonNull(methods.get(operation.getOperationId()))
                        .isAnnotationPresent(Idempotent.class)) {
                    describe(operation);
                }
            }
        }
    }

    private static void describe(Operation operation) {
        JsonSchema key = new JsonSchema();
        key.addType("string");
        key.setMinLength(1);
        key.setMaxLength(Idempotent.MAX_LENGTH);
        HeaderParameter header = new HeaderParameter();
        header.name(Idempotent.KEY)
                .description(
                        "Visible ASCII of the client's choice. Whoever repeats the request with it within 24 hours gets the"
                                + " first answer again; with another body it is refused")
                .schema(key);
        operation.addParametersItem(header);
        ApiResponse created = Objects.requireNonNull(operation.getResponses().get("201"));
        created.addHeaderObject(
                Idempotent.REPLAYED,
                new Header()
                        .description("Whether the answer was given before")
                        .schema(new JsonSchema().typesItem("boolean")));
        created.addHeaderObject("ETag", ProblemResponses.text("Changes whenever the resource does"));
    }
}
