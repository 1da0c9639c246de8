package io.gatehouse.platform.validation;

/**
 * What is wrong with a value. It carries no copy of it, so that whoever tells of it cannot leak one.
 *
 * @param type for programs, such as {@code string_too_long}
 * @param message constant words for people, which go on from the name of the field
 */
public record Fault(String type, String message) {
    public static Fault tooShort(int min) {
        return new Fault(
                "string_too_short", min == 1 ? "must not be empty" : "must have at least " + min + " characters");
    }

    public static Fault tooLong(int max) {
        return new Fault("string_too_long", "must have at most " + max + " characters");
    }

    public static Fault of(String message) {
        return new Fault("value_error", message);
    }
}
