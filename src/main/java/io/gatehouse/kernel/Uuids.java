package io.gatehouse.kernel;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads UUIDs with all of their dashes or none: the JDK's parser also accepts {@code 1-1-1-1-1}. */
public final class Uuids {
    private static final Pattern FORM = Pattern.compile(
            "([0-9a-fA-F]{8})(-?)([0-9a-fA-F]{4})\\2([0-9a-fA-F]{4})\\2([0-9a-fA-F]{4})\\2([0-9a-fA-F]{12})");

    private Uuids() {}

    public static UUID parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("must be a UUID such as 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");
        }
        return UUID.fromString(form.group(2).isEmpty() ? form.replaceFirst("$1-$3-$4-$5-$6") : text);
    }
}
