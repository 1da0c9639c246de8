package io.gatehouse.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows of a list and how many there are in all.
 *
 * @param total exact, or the most that was counted where {@code totalIsExact} is false
 */
public record Page<T>(List<T> rows, PageRequest request, long total, boolean totalIsExact) {
    /** Beyond this many rows a filtered list is no longer counted. */
    public static final int COUNTED_AT_MOST = 10_000;

    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * A page of a list that was counted.
     *
     * @param counted how many there are, or one more than {@link #COUNTED_AT_MOST} where counting stopped there
     * @param isWhole whether counting does not stop there
     */
    public static <T> Page<T> counted(List<T> rows, PageRequest request, long counted, boolean isWhole) {
        boolean exact = isWhole || counted <= COUNTED_AT_MOST;
        return new Page<>(rows, request, exact ? counted : COUNTED_AT_MOST, exact);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<R>(rows.stream().<R>map(view).toList(), request, total, totalIsExact);
    }

    public long lastPage() {
        return Math.max(1, (total + request.limit() - 1) / request.limit());
    }
}
