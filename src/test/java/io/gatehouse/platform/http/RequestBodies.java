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
import java.lang.reflect.Parameter;
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
                bodyOf(method).ifPresent(body -> operation.setRequestBody(describe(document, body)));
            }
        }
    }

    private static Optional<Parameter> bodyOf(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.getType() == Body.class)
                .findFirst();
    }

    private static RequestBody describe(OpenAPI document, Parameter body) {
        Type type = ((ParameterizedType) body.getParameterizedType()).getActualTypeArguments()[0];
        return describe(document, (Class<?>) type).required(!mayBeLeftOut(body));
    }

    /** {@link Body#readOrEmpty} cannot be seen from here: whoever calls it says so at the parameter. */
    private static boolean mayBeLeftOut(Parameter body) {
        var said = body.getAnnotation(io.swagger.v3.oas.annotations.parameters.RequestBody.class);
        return said != null && !said.required();
    }

    private static RequestBody describe(OpenAPI document, Class<?> type) {
        ModelConverters.getInstance(true).readAll(type).forEach(document.getComponents()::addSchemas);
        String name = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class)
                .name();
        MediaType json = new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + name));
        return new RequestBody()
                .content(new Content().addMediaType(jakarta.ws.rs.core.MediaType.APPLICATION_JSON, json));
    }
}
