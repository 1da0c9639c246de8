package io.gatehouse.platform.http;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of one place (body, query or path) and collects all that is wrong, so that a client hears of it at once. */
public final class Fields {
    private final List<String> place;
    private final List<FieldError> errors;

    public Fields(String place) {
        this(List.of(place), new ArrayList<>());
    }

    private Fields(List<String> place, List<FieldError> errors) {
        this.place = place;
        this.errors = errors;
    }

    /** The fields of one element of a list. What is wrong there is wrong here too. */
    public Fields element(String list, int index) {
        return new Fields(joined(joined(place, list), Integer.toString(index)), errors);
    }

    /** The value of a field that must be there. Its value may be taken after {@link #rejectInvalid}. */
    public <S, T> Field<T> required(String name, @Nullable S raw, Reader<S, T> reader) {
        if (raw == null) {
            note(name, new Rejection("missing", "is required"));
        }
        return new Field<>(optional(name, raw, reader));
    }

    /** The value of a field that may be absent or null; empty also where it was wrong. */
    public <S, T> Optional<T> optional(String name, @Nullable S raw, Reader<S, T> reader) {
        if (raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(raw));
        } catch (Rejection rejection) {
            note(name, rejection);
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
    public static <T> T path(String name, String raw, Reader<String, T> reader) {
        Fields path = new Fields("path");
        Field<T> field = path.required(name, raw, reader);
        path.rejectInvalid();
        return field.value();
    }

    private void note(String name, Rejection rejection) {
        errors.add(new FieldError(joined(place, name), rejection.message(), rejection.type()));
    }

    private static List<String> joined(List<String> place, String name) {
        return Stream.concat(place.stream(), Stream.of(name)).toList();
    }

    /** Reads one value from what was sent: from text, or from what JSON can say beside it. */
    @FunctionalInterface
    public interface Reader<S, T> {
        T read(S raw) throws Rejection;
    }

    /** A field that was read; it has a value unless the request is about to be refused. */
    public record Field<T>(Optional<T> read) {
        public T value() {
            return read.orElseThrow();
        }
    }
}
