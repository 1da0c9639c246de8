package io.gatehouse;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.orders.OrdersModule;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.persistence.RowCount;
import java.util.ArrayList;
import java.util.List;

/** What users keep here beside their accounts: the place for resources of one's own. */
final class Resources {
    private final Platform platform;

    Resources(Platform platform) {
        this.platform = platform;
    }

    static List<Class<?>> entities() {
        List<Class<?>> entities = new ArrayList<>();
        entities.addAll(OrdersModule.ENTITIES);
        return entities;
    }

    static List<RowCount> counts() {
        return OrdersModule.COUNTS;
    }

    void register(JerseyEnvironment jersey, Paging paging, Idempotency idempotency) {
        orders().register(jersey, paging, idempotency);
    }

    private OrdersModule orders() {
        return new OrdersModule(
                platform.sessionFactory, platform.callers, platform.audit.trail(), platform.ids, platform.clock);
    }
}
