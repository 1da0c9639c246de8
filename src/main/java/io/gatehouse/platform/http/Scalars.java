package io.gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonValue;
import io.gatehouse.kernel.Instants;
import io.gatehouse.kernel.UserId;
import io.gatehouse.kernel.Uuids;
import io.gatehouse.platform.validation.Fault;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads single values of paths and queries: text, numbers, true and false, ids, times, and words of an enumeration. */
final class Scalars {
    private static final Map<Class<?>, Reader> READERS = Map.of(
            String.class, new Reader("string_type", text -> text),
            Integer.class, new Reader("int_parsing", Scalars::number),
            Boolean.class, new Reader("bool_parsing", Scalars::flag),
            Instant.class, new Reader("datetime_parsing", Instants::parse),
            UUID.class, new Reader("uuid_parsing", Uuids::parse),
            UserId.class, new Reader("uuid_parsing", UserId::parse));

    private Scalars() {}

    /** The value that the text says, or an {@link IllegalArgumentException} that says what it must be. */
    static Object read(Class<?> type, String text) {
        return readerOf(type).read().apply(text);
    }

    /** What {@link #read} refused. */
    static Fault fault(Class<?> type, IllegalArgumentException refusal) {
        return new Fault(readerOf(type).type(), String.valueOf(refusal.getMessage()));
    }

    /** What is wrong with a word that is not in an enumeration. */
    static Fault notAmong(Class<?> enumeration) {
        String words =
                Arrays.stream(enumeration.getEnumConstants()).map(Scalars::word).collect(Collectors.joining(", "));
        return new Fault("enum", "must be one of " + words);
    }

    private static Reader readerOf(Class<?> type) {
        return type.isEnum()
                ? new Reader("enum", text -> constant(type, text))
                : Objects.requireNonNull(READERS.get(type), "no parameter can have this type");
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(notAmong(type).message()));
    }

    /** As the enumeration's {@link JsonValue} defines it. */
    private static String word(Object constant) {
        return Json.MAPPER.convertValue(constant, String.class);
    }

    /**
     * How a type is read.
     *
     * @param type the error type of a text that cannot be read, for programs
     */
    private record Reader(String type, Function<String, Object> read) {}
}
