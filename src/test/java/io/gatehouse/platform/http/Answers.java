package io.gatehouse.platform.http;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.UserId;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Describes what an operation answers by what its method returns: the reader would describe {@link Page} and {@link Representation}. */
final class Answers {
    private Answers() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                Method method = Objects.requireNonNull(methods.get(operation.getOperationId()));
                identify(operation, method);
                ApiResponse created = operation.getResponses().get("201");
                if (method.getGenericReturnType() instanceof ParameterizedType returned) {
                    ApiResponse read = operation.getResponses().get("200");
                    describe(document, Objects.requireNonNull(created == null ? read : created), returned);
                }
                if (created != null) {
                    created.addHeaderObject("Location", ProblemResponses.text("The URL of the new resource"));
                }
            }
        }
    }

    /** The ids of users are read as such, which the reader does not know. */
    private static void identify(Operation operation, Method method) {
        if (takes(method, UserId.class)) {
            operation.getParameters().stream()
                    .filter(parameter -> "path".equals(parameter.getIn()))
                    .forEach(parameter -> parameter.getSchema().setFormat("uuid"));
        }
    }

    private static void describe(OpenAPI document, ApiResponse answer, ParameterizedType returned) {
        Class<?> view = (Class<?>) returned.getActualTypeArguments()[0];
        ModelConverters.getInstance(true).readAll(view).forEach(document.getComponents()::addSchemas);
        String name = RecordSchemas.nameOf(view);
        if (returned.getRawType() == Page.class) {
            document.getComponents().addSchemas(name + "List", listOf(name));
            name += "List";
        }
        answer.setContent(new Content()
                .addMediaType(jakarta.ws.rs.core.MediaType.APPLICATION_JSON, new MediaType().schema(reference(name))));
    }

    private static Schema<?> listOf(String name) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        JsonSchema data = new JsonSchema();
        data.addType("array");
        data.setItems(reference(name));
        properties.put("data", data);
        properties.put("total", number("int64", 1000));
        properties.put("page", number("int32", 1));
        properties.put("limit", number("int32", 20));
        JsonSchema list = new JsonSchema();
        list.addType("object");
        properties.forEach(list::addProperty);
        list.setRequired(List.copyOf(properties.keySet()));
        return list;
    }

    private static JsonSchema number(String format, int example) {
        JsonSchema schema = new JsonSchema();
        schema.addType("integer");
        schema.setFormat(format);
        schema.setExample(example);
        return schema;
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    static boolean is(Type returned, Class<?> raw) {
        return returned instanceof ParameterizedType generic && generic.getRawType() == raw;
    }

    static boolean takes(Method method, Class<?> type) {
        return List.of(method.getParameterTypes()).contains(type);
    }
}
