package io.gatehouse.platform.http;

import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.http.idempotency.Once;
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

/** Adds to every operation that takes {@link Once} of the document what it takes and says for the sake of those who repeat it. */
final class IdempotentOperations {
    private IdempotentOperations() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                if (Answers.takes(Objects.requireNonNull(methods.get(operation.getOperationId())), Once.class)) {
                    describe(operation);
                }
            }
        }
    }

    private static void describe(Operation operation) {
        JsonSchema key = new JsonSchema();
        key.addType("string");
        key.setMinLength(1);
        key.setMaxLength(Idempotency.MAX_LENGTH);
        HeaderParameter header = new HeaderParameter();
        header.name(Idempotency.KEY)
                .description("Visible ASCII, chosen by the client. Repeating the request with the same key within 24 "
                        + "hours returns the first answer; the same key with a different body is refused")
                .schema(key);
        operation.addParametersItem(header);
        ApiResponse created = Objects.requireNonNull(operation.getResponses().get("201"));
        created.addHeaderObject(
                Representation.REPLAYED,
                new Header()
                        .description("true if this is a stored answer to an earlier request")
                        .schema(new JsonSchema().typesItem("boolean")));
        created.addHeaderObject("ETag", ProblemResponses.text("Changes when the resource changes"));
    }
}
