package io.gatehouse.platform.changes;

import java.util.regex.Pattern;

/**
 * Up to where the feed was read: a snapshot of the database, as {@code pg_current_snapshot()} writes it. What was committed in it
 * has been read; what was not, or had not begun, has not, in whatever order it commits.
 */
record Cursor(String snapshot) {
    /** Possessive, since the matcher would otherwise take a part of the stack for each running transaction. */
    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}:[0-9]{1,20}:([0-9]{1,20}(?:,[0-9]{1,20})*+)?");

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

    /** As this, with everything unread from the oldest running transaction on: shorter, and behind. */
    Cursor beforeOldest() {
        return new Cursor(oldest() + ":" + oldest() + ":");
    }

    /** Whether the database would take it for a snapshot; a number past 64 bits is an {@link IllegalArgumentException}. */
    boolean isInOrder() {
        long last = number(part(0));
        long end = number(part(1));
        boolean inOrder = last != 0 && Long.compareUnsigned(last, end) <= 0;
        for (String running : part(2).isEmpty() ? new String[0] : part(2).split(",")) {
            long next = number(running);
            inOrder &= Long.compareUnsigned(last, next) <= 0 && Long.compareUnsigned(next, end) < 0;
            last = next;
        }
        return inOrder;
    }

    private String part(int index) {
        return snapshot.split(":", 3)[index];
    }

    private static long number(String digits) {
        return Long.parseUnsignedLong(digits);
    }
}
