package io.gatehouse.orders;

import io.gatehouse.kernel.UserId;
import java.util.Optional;

/** Which orders a list holds. */
record OrderFilter(Optional<UserId> user, Optional<OrderStatus> status) {
    boolean isEmpty() {
        return user.isEmpty() && status.isEmpty();
    }

    OrderFilter ownedBy(UserId owner) {
        return new OrderFilter(Optional.of(owner), status);
    }
}
