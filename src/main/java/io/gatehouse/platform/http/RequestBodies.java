package io.gatehouse.platform.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Describes every {@link Body} parameter by the record inside it; the reader would describe the wrapper. */
final class RequestBodies {
    private RequestBodies() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                Method method = Objects.requireNonNull(methods.get(operation.getOperationId()));
                recordOf(method).ifPresent(type -> operation.setRequestBody(body(document, type)));
            }
        }
    }

    private static Optional<Class<?>> recordOf(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .filter(type -> type instanceof ParameterizedType generic && generic.getRawType() == Body.class)
                .<Class<?>>map(type -> content((ParameterizedType) type))
                .findFirst();
    }

    private static Class<?> content(ParameterizedType body) {
        Type content = body.getActualTypeArguments()[0];
        return (Class<?>) content;
    }

    private static RequestBody body(OpenAPI document, Class<?> type) {
        ModelConverters.getInstance(true).readAll(type).forEach(document.getComponents()::addSchemas);
        String name = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class)
                .name();
        MediaType json = new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + name));
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType(jakarta.ws.rs.core.MediaType.APPLICATION_JSON, json));
    }
}
