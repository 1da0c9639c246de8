package io.gatehouse.platform.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives resource methods what they ask for of the request. Jersey would have its container of objects look it up each time, which
 * takes longer than the rest of a method that answers from memory.
 */
@Singleton
final class ContextParameters implements ValueParamProvider {
    private static final Map<Class<?>, Function<ContainerRequest, ?>> KNOWN =
            Map.of(Request.class, request -> request, UriInfo.class, ContainerRequest::getUriInfo);

    static AbstractBinder binder() {
        return new AbstractBinder() {
            @Override
            protected void configure() {
                bind(ContextParameters.class).to(ValueParamProvider.class).in(Singleton.class);
            }
        };
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        return KNOWN.get(parameter.getRawType());
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
