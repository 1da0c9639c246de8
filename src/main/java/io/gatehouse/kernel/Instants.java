package io.gatehouse.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads times that clients and operators write (RFC 3339), limited to years that PostgreSQL and Java treat the same. */
public final class Instants {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Instants() {}

    public static Instant parse(String text) {
        try {
            Instant read = OffsetDateTime.parse(text).toInstant();
            if (!read.isBefore(EARLIEST) && !read.isAfter(LATEST)) {
                return read;
            }
        } catch (DateTimeException e) {
            // Refused below: the parser's details are of no use to the sender.
        }
        throw new IllegalArgumentException("must be a time such as 2026-01-31T12:00:00Z");
    }
}
