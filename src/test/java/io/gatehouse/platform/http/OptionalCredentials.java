package io.gatehouse.platform.http;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says of operations that they answer without an Authorization header too: where anyone may be the caller, and where a client may
 * name itself in the form instead, which OpenAPI has no scheme for.
 */
final class OptionalCredentials {
    private OptionalCredentials() {}

    static void addTo(OpenAPI document, Map<String, Method> methods) {
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                Method method = Objects.requireNonNull(methods.get(operation.getOperationId()));
                if (takesTokens(method)) {
                    operation.addSecurityItem(new SecurityRequirement().addList("bearer"));
                }
                if (takesAnyone(method) || takesForms(operation)) {
                    operation.addSecurityItem(new SecurityRequirement());
                }
            }
        }
    }

    private static boolean takesTokens(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(each -> each.isAnnotationPresent(Auth.class));
    }

    private static boolean takesAnyone(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter ->
                        parameter.isAnnotationPresent(Auth.class) && parameter.getType() == Optional.class);
    }

    private static boolean takesForms(Operation operation) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(scheme -> scheme.containsKey("client"));
    }
}
