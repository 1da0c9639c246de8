package io.gatehouse.kernel;

import java.util.Optional;

/**
 * Which page of a list is asked for.
 *
 * @param page counted from 1
 * @param limit rows to a page, 1 to 100
 * @param after the end of the page before, where the client knows it: its rows need not be counted off again
 */
public record PageRequest(int page, int limit, Optional<Position> after) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        if (page < 1 || limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("page " + page + ", limit " + limit);
        }
    }

    public PageRequest(int page, int limit) {
        this(page, limit, Optional.empty());
    }

    /** How many rows to pass over; a long, since a large page times 100 passes an int. */
    public long offset() {
        return after.isPresent() ? 0 : (page - 1L) * limit;
    }

    /** How many rows to read: one more than the page has, since it tells whether another page follows. */
    public int rows() {
        return limit + 1;
    }
}
