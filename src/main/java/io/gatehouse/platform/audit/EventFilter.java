package io.gatehouse.platform.audit;

import io.gatehouse.kernel.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    /** Beyond these years PostgreSQL and Java do not agree. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final int LONGEST = 200;

    /** Reads an id or a kind. */
    public static String text(String raw) throws Rejection {
        if (raw.isBlank() || raw.length() > LONGEST || raw.indexOf('\0') >= 0) {
            throw new Rejection("value_error", "must have 1 to " + LONGEST + " characters");
        }
        return raw;
    }

    /** Reads an instant (RFC 3339). */
    public static Instant since(String raw) throws Rejection {
        try {
            Instant read = OffsetDateTime.parse(raw).toInstant();
            if (!read.isBefore(EARLIEST) && !read.isAfter(LATEST)) {
                return read;
            }
        } catch (DateTimeException e) {
            // Told below: what is wrong in it is of no use to who sent it.
        }
        throw new Rejection("datetime_parsing", "must be a time such as 2026-01-31T12:00:00Z");
    }

    boolean isEmpty() {
        return actor.isEmpty() && subject.isEmpty() && kind.isEmpty() && since.isEmpty();
    }
}
