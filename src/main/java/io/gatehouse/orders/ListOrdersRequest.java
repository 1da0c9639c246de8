package io.gatehouse.orders;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
import java.util.Optional;

/** The query of a list of orders, once nothing of it is wrong. */
record ListOrdersRequest(OrderFilter filter, PageRequest page) {
    static ListOrdersRequest of(Listing listing) {
        Fields query = new Fields("query");
        PageRequest page = listing.read(query);
        Optional<OrderStatus> status = query.optional("status", listing.parameter("status"), OrderStatus::parse);
        Optional<UserId> user = query.optional("user_id", listing.parameter("user_id"), UserId::parse);
        query.rejectInvalid();
        return new ListOrdersRequest(new OrderFilter(user, status), page);
    }
}
