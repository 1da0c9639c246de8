package io.gatehouse.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs in their canonical form alone: the JDK's reader also takes {@code 1-1-1-1-1}. */
public final class Uuids {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    public static UUID parse(String text) throws Rejection {
        if (!CANONICAL.matcher(text).matches()) {
            throw new Rejection("uuid_parsing", "must be a UUID such as 0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");
        }
        return UUID.fromString(text);
    }
}
