package io.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;

/** The same thing measured several times. */
final class Figures {
    private final List<Double> all = new ArrayList<>();

    void add(double figure) {
        all.add(figure);
    }

    double median() {
        return sorted().get(all.size() / 2);
    }

    private List<Double> sorted() {
        return all.stream().sorted().toList();
    }

    /** The median, and the least and the most. */
    @Override
    public String toString() {
        return "%,.0f (%,.0f to %,.0f)".formatted(median(), sorted().get(0), sorted().get(all.size() - 1));
    }
}
