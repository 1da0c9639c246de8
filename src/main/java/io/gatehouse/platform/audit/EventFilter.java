package io.gatehouse.platform.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events a list holds; where nothing is asked for, all.
 *
 * @param actor the id of who did it
 * @param subject the id of what it was done to; of a user also what was done to their sessions
 * @param kind exactly this
 * @param since no earlier ones
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
