package io.gatehouse.kernel;

/**
 * Which page of a list is asked for.
 *
 * @param page counted from 1
 * @param limit rows to a page, 1 to 100
 */
public record PageRequest(int page, int limit) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        if (page < 1 || limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("page " + page + ", limit " + limit);
        }
    }

    /** How many rows stand before the page; a long, since a large page times 100 passes an int. */
    public long offset() {
        return (page - 1L) * limit;
    }
}
