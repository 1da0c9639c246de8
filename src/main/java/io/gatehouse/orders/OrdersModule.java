package io.gatehouse.orders;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.access.Callers;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.persistence.Ids;
import io.gatehouse.platform.persistence.RowCount;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;

/** Builds what keeps orders. */
public final class OrdersModule {
    public static final List<Class<?>> ENTITIES = List.of(Order.class);
    public static final List<RowCount> COUNTS = List.of(OrderDao.ALL);

    private final OrderService service;

    public OrdersModule(SessionFactory factory, Callers callers, AuditTrail audit, Ids ids, Clock clock) {
        this.service = new OrderService(callers, new OrderDao(factory), new OrderEvents(audit), ids, clock);
    }

    public void register(JerseyEnvironment jersey, Paging paging, Idempotency idempotency) {
        jersey.register(new OrdersResource(service, paging, idempotency));
        jersey.register(new UserOrdersResource(service, paging));
    }
}
