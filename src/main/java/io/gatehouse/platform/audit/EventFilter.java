package io.gatehouse.platform.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events a list contains; without any condition, all.
 *
 * @param actor the id of who did it
 * @param subject the id of what it was done to; for a user, this includes what the user owns, such as sessions
 * @param kind the exact kind
 * @param since excludes earlier events
 */
public record EventFilter(
        Optional<String> actor, Optional<String> subject, Optional<String> kind, Optional<Instant> since) {
    private static final int LONGEST = 200;

    /** Reads an id or a kind. */
    public static String text(String raw) {
        if (raw.isBlank() || raw.length() > LONGEST || raw.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
        }
        return raw;
    }

    boolean isEmpty() {
        return actor.isEmpty() && subject.isEmpty() && kind.isEmpty() && since.isEmpty();
    }
}
