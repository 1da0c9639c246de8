package io.gatehouse.kernel;

import java.util.regex.Pattern;

/** Makes text that a client chose safe to store and to print: no control characters, no endless lines. */
public final class ClientText {
    /**
     * C0 and C1 controls, half surrogate pairs, line separators, and format characters, which reorder or hide text. Joiners are
     * allowed, because Persian names and emoji need them.
     */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029[\\p{Cf}&&[^\\u200C\\u200D]]]");

    private ClientText() {}

    public static String clean(String text, int maxLength) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("");
        int end = Math.min(maxLength, printable.length());
        if (end > 0 && end < printable.length() && Character.isHighSurrogate(printable.charAt(end - 1))) {
            end--;
        }
        return printable.substring(0, end);
    }

    /**
     * Whether the text has more than {@code max} Unicode code points. Check this before doing anything else with text from a
     * client: normalising 1 MiB of combining marks keeps a core busy for minutes.
     */
    public static boolean exceeds(String text, int max) {
        return text.length() > 2 * max || text.codePointCount(0, text.length()) > max;
    }

    public static boolean isPrintable(String text) {
        return !UNPRINTABLE.matcher(text).find();
    }
}
