package io.gatehouse.platform.http;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.validation.Fault;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the ids in paths. Answers 422 if one is not an id. */
final class IdParameters implements ParamConverterProvider {
    private static final Set<Class<?>> TYPES = Set.of(UUID.class, UserId.class);

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return TYPES.contains(type) ? new Converter<>(type, nameOf(annotations)) : null;
    }

    private static String nameOf(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(PathParam.class::isInstance)
                .map(each -> ((PathParam) each).value())
                .findFirst()
                .orElseThrow();
    }

    private record Converter<T>(Class<T> type, String name) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            try {
                return type.cast(Scalars.read(type, text));
            } catch (IllegalArgumentException refusal) {
                Fault fault = Scalars.fault(type, refusal);
                throw new RefusedParameter(new FieldError(List.of("path", name), fault.message(), fault.type()));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }

    /** Carries a refusal through Jersey, which would answer other exceptions as if the path did not exist. */
    static final class RefusedParameter extends jakarta.ws.rs.WebApplicationException {
        private static final long serialVersionUID = 1;

        RefusedParameter(FieldError error) {
            super(Failure.invalid(error), 422);
        }
    }
}
