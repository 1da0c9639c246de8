package io.gatehouse.platform.http;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.platform.validation.Fault;
import io.gatehouse.platform.validation.Validation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads query parameters into records and collects all errors. Each component of such a record is an {@link Optional} and may
 * carry constraints. If a parameter occurs twice, the first one counts.
 */
final class QueryReader {
    private final MultivaluedMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    QueryReader(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The record; use it only after {@link #rejectInvalid} has passed. */
    <T extends Record> T read(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        int before = errors.size();
        T read =
                make(type, components, Arrays.stream(components).map(this::read).toArray());
        errors.addAll(Validation.errorsOf(read, "query"));
        List<String> order = Arrays.stream(components).map(Validation::nameOf).toList();
        errors.subList(before, errors.size())
                .sort((one, other) -> order.indexOf(one.loc().get(1))
                        - order.indexOf(other.loc().get(1)));
        return read;
    }

    private Optional<?> read(RecordComponent component) {
        String name = Validation.nameOf(component);
        String text = parameters.getFirst(name);
        Class<?> type = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        try {
            return text == null ? Optional.empty() : Optional.of(Scalars.read(type, text));
        } catch (IllegalArgumentException refusal) {
            note(name, Scalars.fault(type, refusal));
            return Optional.empty();
        }
    }

    private static <T extends Record> T make(Class<T> type, RecordComponent[] components, Object[] values) {
        try {
            Constructor<T> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    void note(String name, Fault fault) {
        errors.add(new FieldError(List.of("query", name), fault.message(), fault.type()));
    }

    /** Refuses the request if there were errors. */
    void rejectInvalid() {
        if (!errors.isEmpty()) {
            throw Failure.invalid(errors);
        }
    }
}
