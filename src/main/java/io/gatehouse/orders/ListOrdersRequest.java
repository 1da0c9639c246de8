package io.gatehouse.orders;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query of a list of orders. */
final class ListOrdersRequest {
    @QueryParam("status")
    private @Nullable String status;

    @QueryParam("user_id")
    private @Nullable String user;

    Parsed parse(Listing listing) {
        Fields query = new Fields("query");
        PageRequest request = listing.read(query);
        Optional<OrderStatus> only = query.optional("status", status, OrderStatus::parse);
        Optional<UserId> owner = query.optional("user_id", user, UserId::parse);
        query.rejectInvalid();
        return new Parsed(new OrderFilter(owner, only), request);
    }

    /** What was asked for, once nothing of it is wrong. */
    record Parsed(OrderFilter filter, PageRequest page) {}
}
