package io.gatehouse.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, and how many rows the list has in all.
 *
 * @param next where the next page begins; empty on the last page
 */
public record Page<T>(List<T> rows, PageRequest request, Total total, Optional<Position> next) {
    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * Makes a page from rows that were read.
     *
     * @param read the rows of the page, plus one more if the list has one: {@link PageRequest#rows}
     */
    public static <T> Page<T> of(List<T> read, PageRequest request, Total total, Function<T, Position> position) {
        if (read.size() <= request.limit()) {
            return new Page<>(read, request, total, Optional.empty());
        }
        List<T> rows = read.subList(0, request.limit());
        return new Page<>(rows, request, total, Optional.of(position.apply(rows.get(rows.size() - 1))));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<R>(rows.stream().<R>map(view).toList(), request, total, next);
    }

    public long lastPage() {
        return Math.max(1, (total.rows() + request.limit() - 1) / request.limit());
    }
}
