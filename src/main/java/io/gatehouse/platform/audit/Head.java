package io.gatehouse.platform.audit;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a seal and its link of the chain, which depends on all seals up to this one.
 *
 * @param n counted from 1
 * @param chain 64 hexadecimal digits
 */
public record Head(long n, String chain) {
    /** The state before the first seal. */
    static final Head NONE = new Head(0, "0".repeat(64));

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    /** Reads what {@link #toString} writes. */
    public static Head parse(String raw) {
        Matcher form = FORM.matcher(raw.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be a number, a colon and 64 hexadecimal digits, as in a checkpoint");
        }
        return new Head(Long.parseLong(form.group(1)), form.group(2));
    }

    boolean isNone() {
        return n == 0;
    }

    @Override
    public String toString() {
        return n + ":" + chain;
    }
}
