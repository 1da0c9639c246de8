package io.gatehouse;

import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.features.Feature;
import io.gatehouse.orders.OrdersModule;
import io.gatehouse.platform.persistence.RowCount;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The features other than the accounts. Add your own resources here, one line each. */
final class Resources {
    static final List<Feature> ALL = List.of( // One line each.
            new OrdersModule());

    private Resources() {}

    static Stream<Class<?>> entities() {
        return all(Feature::entities);
    }

    static Stream<RowCount> counts() {
        return all(Feature::counts);
    }

    /** All permissions, including those of the accounts. */
    static Permissions permissions() {
        return new Permissions(ALL.stream().map(Feature::scopes).toList());
    }

    private static <T> Stream<T> all(Function<Feature, List<T>> contribution) {
        return ALL.stream().map(contribution).flatMap(List::stream);
    }
}
