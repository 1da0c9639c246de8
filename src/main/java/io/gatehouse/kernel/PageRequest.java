package io.gatehouse.kernel;

import java.util.Optional;

/**
 * Which page of a list is requested.
 *
 * @param page counted from 1
 * @param limit rows per page, 1 to 100
 * @param after the end of the previous page, if the client knows it; then no rows have to be skipped
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

    /** How many rows to skip; a long, because a large page number times 100 overflows an int. */
    public long offset() {
        return after.isPresent() ? 0 : (page - 1L) * limit;
    }

    /** How many rows to read: one more than the page has, which shows whether another page follows. */
    public int rows() {
        return limit + 1;
    }
}
