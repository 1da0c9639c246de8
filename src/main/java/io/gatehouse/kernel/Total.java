package io.gatehouse.kernel;

/**
 * How many rows a list has.
 *
 * @param isExact false where there are more than were counted
 */
public record Total(long rows, boolean isExact) {
    /** Beyond this many rows a filtered list is no longer counted. */
    public static final int COUNTED_AT_MOST = 10_000;

    public static Total exact(long rows) {
        return new Total(rows, true);
    }

    /**
     * The total of a filtered list.
     *
     * @param counted how many there are, or one more than {@link #COUNTED_AT_MOST} where counting stopped there
     */
    public static Total counted(long counted) {
        return new Total(Math.min(counted, COUNTED_AT_MOST), counted <= COUNTED_AT_MOST);
    }
}
