package io.gatehouse.platform.changes;

import java.util.regex.Pattern;

/**
 * The point up to which the feed was read: a snapshot of the database, as {@code pg_current_snapshot()} writes it. Transactions
 * that were committed in this snapshot have been read. Those that were running or had not begun have not, in whatever order they
 * commit.
 */
record Cursor(String snapshot) {
    /** Possessive, because the matcher would otherwise use some stack for each running transaction. */
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

    /** Whether transactions were running, so that {@link #oldest} cannot advance before one of them ends. */
    boolean isHeld() {
        return !part(0).equals(part(1));
    }

    /** Whether it has seen transactions that the database of the other has not begun: then it is of another history. */
    boolean isAheadOf(Cursor other) {
        return Long.compareUnsigned(number(part(1)), number(other.part(1))) > 0;
    }

    /** A shorter cursor that is further back: everything from the oldest running transaction on counts as unread. */
    Cursor beforeOldest() {
        return new Cursor(oldest() + ":" + oldest() + ":");
    }

    /** Whether the database would accept it as a snapshot. A number of over 64 bits is an {@link IllegalArgumentException}. */
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
