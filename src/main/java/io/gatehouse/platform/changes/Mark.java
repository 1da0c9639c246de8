package io.gatehouse.platform.changes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a reader outside has read what ended, as text that the reader sends back: in which history, when, and up to which
 * snapshot. It contains no sequence number, because a row gets such a number before it becomes visible.
 *
 * @param asOf the time of the read, by the database's clock
 */
public record Mark(UUID incarnation, Instant asOf, Cursor cursor) {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 16 + 8;

    /** A mark is sent in a query, so it must stay far below the limit on headers. */
    private static final int MAX_SNAPSHOT = 2_000;

    /** A mark with all running transactions. If they are too many, it points before the oldest: then some endings come twice. */
    static Mark of(UUID incarnation, Instant asOf, Cursor cursor) {
        boolean fits = cursor.snapshot().length() <= MAX_SNAPSHOT;
        return new Mark(incarnation, asOf, fits ? cursor : cursor.beforeOldest());
    }

    /** Empty if the text is not a valid mark. */
    public static Optional<Mark> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() <= HEAD || bytes.remaining() > HEAD + MAX_SNAPSHOT || bytes.get() != VERSION) {
                return Optional.empty();
            }
            UUID incarnation = new UUID(bytes.getLong(), bytes.getLong());
            Instant asOf = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            Cursor cursor = new Cursor(StandardCharsets.US_ASCII.decode(bytes).toString());
            return cursor.isInOrder() ? Optional.of(new Mark(incarnation, asOf, cursor)) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    public String encode() {
        byte[] snapshot = cursor.snapshot().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + snapshot.length)
                .put(VERSION)
                .putLong(incarnation.getMostSignificantBits())
                .putLong(incarnation.getLeastSignificantBits())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, asOf))
                .put(snapshot);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
