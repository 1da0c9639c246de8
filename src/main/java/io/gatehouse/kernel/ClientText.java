package io.gatehouse.kernel;

import java.util.regex.Pattern;

/** Makes text that a client chose safe to store and to print: no control characters, no endless lines. */
public final class ClientText {
    /**
     * C0 and C1 controls, half surrogate pairs, line separators and what reorders a line of a terminal or a log. Joiners stay:
     * Persian names and emoji are spelled with them.
     */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private ClientText() {}

    public static String clean(String text, int maxLength) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("");
        int end = Math.min(maxLength, printable.length());
        if (end > 0 && end < printable.length() && Character.isHighSurrogate(printable.charAt(end - 1))) {
            end--;
        }
        return printable.substring(0, end);
    }

    public static boolean isPrintable(String text) {
        return !UNPRINTABLE.matcher(text).find();
    }
}
