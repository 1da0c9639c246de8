package io.gatehouse.platform.http;

import io.gatehouse.kernel.PageRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** Adds to every {@link Paged} operation of the document what all lists take and say alike. */
final class PagedOperations {
    private PagedOperations() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                Paged paged = Objects.requireNonNull(methods.get(operation.getOperationId()))
                        .getAnnotation(Paged.class);
                if (paged != null) {
                    describe(operation, paged.exact());
                }
            }
        }
    }

    private static void describe(Operation operation, boolean exact) {
        operation.addParametersItem(number("page", "Page number, starting at 1", 1));
        Parameter limit = number("limit", "Rows per page", PageRequest.DEFAULT_LIMIT);
        limit.getSchema().setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        operation.addParametersItem(limit);
        operation.addParametersItem(new QueryParameter()
                .name("cursor")
                .description("Where the page begins, taken from the next link of the previous page. Use it with the "
                        + "same caller, filters and sort. Its cost does not grow with depth")
                .schema(new JsonSchema().typesItem("string")));
        ApiResponse page = Objects.requireNonNull(operation.getResponses().get("200"));
        page.addHeaderObject("Link", ProblemResponses.text("Links to the first, prev, next and last page (RFC 8288)"));
        if (!exact) {
            page.addHeaderObject(
                    Listing.INEXACT_TOTAL,
                    ProblemResponses.text("at-least if the total of a filtered list is a lower bound"));
        }
    }

    private static Parameter number(String name, String description, int standard) {
        JsonSchema schema = new JsonSchema();
        schema.addType("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setDefault(standard);
        return new QueryParameter().name(name).description(description).schema(schema);
    }
}
