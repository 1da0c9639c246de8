package io.gatehouse.platform.http;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of one place (body, query or path) and collects all that is wrong, so that a client hears of it at once. */
public final class Fields {
    private final String place;
    private final List<FieldError> errors = new ArrayList<>();

    public Fields(String place) {
        this.place = place;
    }

    /** The value of a field that must be there. Its value may be taken after {@link #rejectInvalid}. */
    public <T> Field<T> required(String name, @Nullable String raw, Reader<T> reader) {
        if (raw == null) {
            errors.add(FieldError.at(place, name, new Rejection("missing", "is required")));
        }
        return new Field<>(optional(name, raw, reader));
    }

    /** The value of a field that may be absent or null; empty also where it was wrong. */
    public <T> Optional<T> optional(String name, @Nullable String raw, Reader<T> reader) {
        if (raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(raw));
        } catch (Rejection rejection) {
            errors.add(FieldError.at(place, name, rejection));
            return Optional.empty();
        }
    }

    /** Refuses the request if any field was wrong. */
    public void rejectInvalid() {
        if (!errors.isEmpty()) {
            throw Failure.invalid(errors);
        }
    }

    /** The value of a path parameter, which is always there. */
    public static <T> T path(String name, String raw, Reader<T> reader) {
        Fields path = new Fields("path");
        Field<T> field = path.required(name, raw, reader);
        path.rejectInvalid();
        return field.value();
    }

    /** Reads one value from text. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(String raw) throws Rejection;
    }

    /** A field that was read; it has a value unless the request is about to be refused. */
    public record Field<T>(Optional<T> read) {
        public T value() {
            return read.orElseThrow();
        }
    }
}
