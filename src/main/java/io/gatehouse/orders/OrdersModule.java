package io.gatehouse.orders;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.features.Feature;
import io.gatehouse.platform.persistence.RowCount;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds orders to the service. */
public final class OrdersModule implements Feature {
    @Override
    public List<Class<?>> entities() {
        return List.of(Order.class);
    }

    @Override
    public List<RowCount> counts() {
        return List.of(OrderDao.ALL);
    }

    @Override
    public Map<Scope, Set<Role>> scopes() {
        return Map.of(
                OrderService.ORDERS_READ, Set.of(Role.SUPPORT, Role.ADMIN),
                OrderService.ORDERS_WRITE, Set.of(Role.ADMIN));
    }

    @Override
    public void register(Parts parts, JerseyEnvironment jersey) {
        OrderService service = new OrderService(
                parts.callers(), new OrderDao(parts.sessions()), parts.audit(), parts.ids(), parts.clock());
        jersey.register(new OrdersResource(service));
        jersey.register(new UserOrdersResource(service));
    }
}
