package io.gatehouse.kernel;

/**
 * How many rows a list has.
 *
 * @param isExact false if there are more rows than were counted
 */
public record Total(long rows, boolean isExact) {
    /** A filtered list is counted only up to this many rows. */
    public static final int COUNTED_AT_MOST = 10_000;

    public static Total exact(long rows) {
        return new Total(rows, true);
    }

    /**
     * The total of a filtered list.
     *
     * @param counted the number of rows, or one more than {@link #COUNTED_AT_MOST} if counting stopped there
     */
    public static Total counted(long counted) {
        return new Total(Math.min(counted, COUNTED_AT_MOST), counted <= COUNTED_AT_MOST);
    }
}
