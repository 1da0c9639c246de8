package io.gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.DefaultParameterExtension;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The OpenAPI 3.1 document, made from the resource classes: what they take and answer, with every refusal. */
public final class OpenApiDocument {
    static {
        ModelConverters.getInstance(true).addConverter(new RecordSchemas());
    }

    private OpenApiDocument() {}

    /** The document as JSON; equal resources give equal text, in whatever order they come. */
    public static String of(Set<Class<?>> resources) {
        OpenAPIExtensions.setExtensions(List.of(new OwnParameters(), new DefaultParameterExtension()));
        SwaggerConfiguration configuration =
                new SwaggerConfiguration().openAPI(header()).openAPI31(true).readAllResources(true);
        OpenAPI document = new Reader(configuration).read(sorted(resources));
        Map<String, Method> methods = methodsOf(resources);
        OptionalCredentials.addTo(document, methods);
        RequestBodies.addTo(document, methods);
        Answers.addTo(document, methods);
        PagedOperations.addTo(document, methods);
        ConditionalOperations.addTo(document, methods);
        IdempotentOperations.addTo(document, methods);
        ProblemResponses.addTo(document, methods);
        sort(document);
        try {
            dropUnused(document);
            return Json31.pretty().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpenAPI header() {
        return new OpenAPI()
                .info(new Info()
                        .title("Gatehouse")
                        .version("v1")
                        .description(
                                "Accounts and sign-in. Every refusal is application/problem+json (RFC 9457). An unknown path is 404, a"
                                        + " wrong method is 405, headers over 8 KiB are 431.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description(
                                                "The access_token from a sign-in or from the client credentials grant"))
                        .addSecuritySchemes(
                                "client",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description(
                                                "The client's id and secret, each form-encoded (RFC 6749, 2.3.1); or client_id and "
                                                        + "client_secret in the body")));
    }

    private static Set<Class<?>> sorted(Set<Class<?>> resources) {
        return resources.stream()
                .sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, Method> methodsOf(Set<Class<?>> resources) {
        return resources.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .collect(Collectors.toMap(
                        method -> method.getAnnotation(Operation.class).operationId(), Function.identity()));
    }

    /** The reader also lists what only wraps a body; a schema counts where something refers to it. */
    private static void dropUnused(OpenAPI document) throws JsonProcessingException {
        Set<String> names = document.getComponents().getSchemas().keySet();
        boolean isLess = true;
        while (isLess) {
            String text = Json31.mapper().writeValueAsString(document);
            isLess = names.removeIf(name -> !text.contains("\"#/components/schemas/" + name + "\""));
        }
    }

    private static void sort(OpenAPI document) {
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        document.setPaths(paths);
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        document.setTags(null);
    }
}
