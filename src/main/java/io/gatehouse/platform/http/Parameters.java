package io.gatehouse.platform.http;

import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Gives resource methods the values of their {@code @Context} parameters. Jersey would look up each one in its injection
 * container every time, which takes longer than the rest of a method that answers from memory.
 */
final class Parameters extends AbstractBinder implements ValueParamProvider {
    private final Map<Class<?>, BiFunction<Class<?>, ContainerRequest, ?>> values = new ConcurrentHashMap<>();

    <T> Parameters add(Class<T> type, Function<ContainerRequest, T> value) {
        values.put(type, (argument, request) -> value.apply(request));
        return this;
    }

    /** The same for a type with one type parameter, which {@code value} gets, too. */
    <T> Parameters addGeneric(Class<T> type, BiFunction<Class<?>, ContainerRequest, T> value) {
        values.put(type, value);
        return this;
    }

    @Override
    protected void configure() {
        bind(this).to(ValueParamProvider.class);
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        BiFunction<Class<?>, ContainerRequest, ?> value = values.get(parameter.getRawType());
        if (value == null) {
            return null;
        }
        Class<?> argument = parameter.getType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getActualTypeArguments()[0]
                : Void.class;
        return request -> value.apply(argument, request);
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
