package io.gatehouse.platform.http;

import io.dropwizard.auth.Auth;
import io.gatehouse.platform.http.idempotency.Once;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.AsyncResponse;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Keeps out of the document what resource methods are given and clients do not send: the reader would take it for a body. */
final class OwnParameters extends AbstractOpenAPIExtension {
    private static final Set<Type> OWN = Set.of(
            Body.class,
            Form.class,
            Listing.class,
            Once.class,
            Preconditions.class,
            HttpServletRequest.class,
            AsyncResponse.class);

    @Override
    public ResolvedParameter extractParameters(
            List<Annotation> annotations,
            Type type,
            Set<Type> typesToSkip,
            Components components,
            Consumes classConsumes,
            Consumes methodConsumes,
            boolean includeRequestBody,
            com.fasterxml.jackson.annotation.JsonView jsonViewAnnotation,
            Iterator<OpenAPIExtension> chain) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (OWN.contains(raw) || annotations.stream().anyMatch(Auth.class::isInstance)) {
            return new ResolvedParameter();
        }
        return super.extractParameters(
                annotations,
                type,
                typesToSkip,
                components,
                classConsumes,
                methodConsumes,
                includeRequestBody,
                jsonViewAnnotation,
                chain);
    }
}
