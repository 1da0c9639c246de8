package io.gatehouse.platform.http;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.validation.Validation;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** Adds to every operation that takes a {@link Listing} what all lists take and say alike, and its own filters. */
final class PagedOperations {
    private PagedOperations() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                Method method = Objects.requireNonNull(methods.get(operation.getOperationId()));
                Arrays.stream(method.getGenericParameterTypes())
                        .filter(type -> Answers.is(type, Listing.class))
                        .map(type -> (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0])
                        .forEach(filter -> describe(operation, filter));
            }
        }
    }

    private static void describe(Operation operation, Class<?> filter) {
        for (RecordComponent component : filter.getRecordComponents()) {
            operation.addParametersItem(parameter(component));
        }
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
        page.addHeaderObject(
                Listing.INEXACT_TOTAL,
                ProblemResponses.text("at-least if the total of a filtered list is a lower bound"));
    }

    private static Parameter parameter(RecordComponent component) {
        AnnotatedType type =
                ((AnnotatedParameterizedType) component.getAnnotatedType()).getAnnotatedActualTypeArguments()[0];
        Schema<?> schema = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new io.swagger.v3.core.converter.AnnotatedType(type.getType()))
                .schema;
        RecordSchemas.addBounds(schema, type);
        Parameter parameter =
                new QueryParameter().name(Validation.nameOf(component)).schema(schema);
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said != null) {
            parameter.setDescription(said.description());
            if (!said.defaultValue().isEmpty()) {
                schema.setDefault(said.defaultValue());
            }
            if (!said.example().isEmpty()) {
                schema.setExample(said.example());
            }
        }
        return parameter;
    }

    private static Parameter number(String name, String description, int standard) {
        JsonSchema schema = new JsonSchema();
        schema.addType("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setDefault(standard);
        return new QueryParameter().name(name).description(description).schema(schema);
    }
}
