package io.gatehouse.platform.changes;

import java.util.regex.Pattern;

/**
 * Up to where the feed was read: a snapshot of the database, as {@code pg_current_snapshot()} writes it. What was committed in it
 * has been read; what was not, or had not begun, has not, in whatever order it commits.
 */
record Cursor(String snapshot) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}:[0-9]{1,20}:([0-9]{1,20}(,[0-9]{1,20})*)?");

    /** Before everything. */
    static final Cursor START = new Cursor("1:1:");

    Cursor {
        if (!FORM.matcher(snapshot).matches()) {
            throw new IllegalArgumentException("no snapshot");
        }
    }

    /** The oldest transaction that was running; everything older has been read. */
    String oldest() {
        return part(0);
    }

    /** Whether transactions were running, so that {@link #oldest} waits for one of them. */
    boolean isHeld() {
        return !part(0).equals(part(1));
    }

    /** Whether this one has seen transactions that the other's database has not begun: it is of another history. */
    boolean isAheadOf(Cursor other) {
        return Long.compareUnsigned(number(part(1)), number(other.part(1))) > 0;
    }

    private String part(int index) {
        return snapshot.split(":", 3)[index];
    }

    private static long number(String digits) {
        return Long.parseUnsignedLong(digits);
    }
}
