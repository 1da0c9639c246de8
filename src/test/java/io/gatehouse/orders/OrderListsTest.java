package io.gatehouse.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a list of orders costs the database. */
class OrderListsTest {
    private static final UserId ADA = new UserId(UUID.fromString("01890000-0000-7000-8000-000000000001"));

    private static TestDatabase database;
    private static SessionFactory sessions;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.migrated("order_lists", new OrdersModule().entities());
        sessions = database.sessions();
        database.execute("insert into users (id, email, email_key, name, created_at, updated_at)" + " values ('" + ADA
                + "', 'ada', 'ada', 'Ada', now(), now())");
        database.execute("insert into orders (id, user_id, status, currency, total_minor, created_at, updated_at)"
                + " select gen_random_uuid(), '" + ADA + "', 'placed', 'EUR', 1, now() + n * interval '1 second', now()"
                + " from generate_series(1, 60) n");
        database.execute("insert into order_items (order_id, position, sku, description, quantity, unit_price_minor)"
                + " select id, n, 'A', '', 1, 1 from orders, generate_series(0, 9) n");
        sessions.getStatistics().setStatisticsEnabled(true);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    static Stream<OrderFilter> filters() {
        Optional<OrderStatus> placed = Optional.of(OrderStatus.PLACED);
        return Stream.of(
                new OrderFilter(Optional.empty(), Optional.empty()),
                new OrderFilter(Optional.empty(), Optional.of(ADA)),
                new OrderFilter(placed, Optional.empty()),
                new OrderFilter(placed, Optional.of(ADA)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void isTwoStatementsAtMostHoweverManyOrdersAndItems(OrderFilter filter) {
        OrderDao orders = new OrderDao(sessions);
        sessions.getStatistics().clear();

        Page<OrderView> page = database.transactions()
                .read(() -> orders.list(filter, new PageRequest(1, 50)).map(OrderView::of));

        assertThat(sessions.getStatistics().getPrepareStatementCount()).isEqualTo(statements(filter));
        assertThat(page.rows()).hasSize(50).allMatch(order -> order.items().size() == 10);
        assertThat(page.total().rows()).isEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void isAsManyFromACursorOn(OrderFilter filter) {
        OrderDao orders = new OrderDao(sessions);
        Page<Order> first = database.transactions().read(() -> orders.list(filter, new PageRequest(1, 50)));
        sessions.getStatistics().clear();

        Page<OrderView> second = database.transactions()
                .read(() -> orders.list(filter, new PageRequest(2, 50, first.next()))
                        .map(OrderView::of));

        assertThat(sessions.getStatistics().getPrepareStatementCount()).isEqualTo(statements(filter));
        assertThat(second.rows()).hasSize(10);
        assertThat(second.next()).isEmpty();
    }

    /** The total of all orders is kept, and read with the page. */
    private static long statements(OrderFilter filter) {
        return filter.equals(new OrderFilter(Optional.empty(), Optional.empty())) ? 1 : 2;
    }
}
