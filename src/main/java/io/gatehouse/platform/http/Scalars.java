package io.gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonValue;
import io.gatehouse.kernel.Instants;
import io.gatehouse.kernel.UserId;
import io.gatehouse.kernel.Uuids;
import io.gatehouse.platform.validation.Fault;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Single values as paths and queries hold them: text, numbers, true and false, ids, times, and words of which there are a few. */
final class Scalars {
    private static final Map<Class<?>, Reader> READERS = Map.of(
            String.class, new Reader("string_type", text -> text),
            Integer.class, new Reader("int_parsing", Scalars::number),
            Boolean.class, new Reader("bool_parsing", Scalars::flag),
            Instant.class, new Reader("datetime_parsing", Instants::parse),
            UUID.class, new Reader("uuid_parsing", Uuids::parse),
            UserId.class, new Reader("uuid_parsing", UserId::parse));

    private Scalars() {}

    /** The value that the text says. */
    static Object read(Class<?> type, String text) throws Unreadable {
        Reader reader =
                type.isEnum() ? new Reader("enum", word -> word(type, word)) : READERS.getOrDefault(type, Reader.NONE);
        try {
            return reader.read().apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable(new Fault(reader.type(), String.valueOf(wrong.getMessage())));
        }
    }

    /** What is wrong with a word that an enumeration has not. */
    static Fault notAmong(Class<?> enumeration) {
        String words =
                Arrays.stream(enumeration.getEnumConstants()).map(Scalars::word).collect(Collectors.joining(", "));
        return new Fault("enum", "must be one of " + words);
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

    private static Object word(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(notAmong(type).message()));
    }

    /** As the enumeration's {@link JsonValue} has it. */
    private static String word(Object constant) {
        return Json.MAPPER.convertValue(constant, String.class);
    }

    /**
     * How a type is read.
     *
     * @param type what is wrong with a text that cannot be, for programs
     * @param read makes the value, or says in an {@link IllegalArgumentException} what it must be
     */
    private record Reader(String type, Function<String, Object> read) {
        static final Reader NONE = new Reader("", text -> {
            throw new IllegalStateException("no type of a parameter");
        });
    }

    /** Why a text is no value of the type. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Fault fault;

        private Unreadable(Fault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }
}
