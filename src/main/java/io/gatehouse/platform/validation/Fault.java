package io.gatehouse.platform.validation;

/**
 * What is wrong with a value. It does not contain the value, so that reporting the fault cannot leak it.
 *
 * @param type for programs, such as {@code string_too_long}
 * @param message constant words for people, which continue a sentence that begins with the name of the field
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
