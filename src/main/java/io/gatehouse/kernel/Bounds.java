package io.gatehouse.kernel;

/** Rules of size that many inputs share, each told in one way. */
public final class Bounds {
    private Bounds() {}

    /** The text without the blanks around it, if it is printable and has so many characters, counted as Unicode code points. */
    public static String line(String typed, int min, int max) throws Rejection {
        String line = typed.strip();
        if (line.codePointCount(0, Math.min(line.length(), 2 * min)) < min) {
            throw new Rejection(
                    "string_too_short", min == 1 ? "must not be empty" : "must have at least " + min + " characters");
        }
        if (exceeds(line, max)) {
            throw new Rejection("string_too_long", "must have at most " + max + " characters");
        }
        if (!ClientText.isPrintable(line)) {
            throw new Rejection("value_error", "must not contain control or direction characters");
        }
        return line;
    }

    /**
     * Whether the text has more characters than that, counted as Unicode code points. To be asked before anything else is done with
     * what a client sent: to normalise 1 MiB of combining marks takes a core for minutes.
     */
    public static boolean exceeds(String text, int max) {
        return text.length() > 2 * max || text.codePointCount(0, text.length()) > max;
    }

    /** The number, if it is one of those. */
    public static long between(long number, long min, long max) throws Rejection {
        if (number < min) {
            throw new Rejection("greater_than_equal", "must be " + min + " or more");
        }
        if (number > max) {
            throw new Rejection("less_than_equal", "must be " + max + " or less");
        }
        return number;
    }
}
