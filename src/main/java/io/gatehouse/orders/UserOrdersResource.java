package io.gatehouse.orders;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Listing;
import io.gatehouse.platform.http.Unfiltered;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The orders of one user. */
@Path("/api/v1/users/{id}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public final class UserOrdersResource {
    private final OrderService orders;

    UserOrdersResource(OrderService orders) {
        this.orders = orders;
    }

    @GET
    @Operation(
            operationId = "listOrdersOfUser",
            summary = "List a user's orders",
            description = "Oldest first. Callers see their own orders; with the scope orders:read, any user's.")
    @ApiResponse(responseCode = "200", description = "A page of orders")
    public Page<OrderView> list(
            @Auth Caller.User caller, @PathParam("id") UserId id, @Context Listing<Unfiltered> listing) {
        return orders.list(caller, OrderFilter.of(id), listing.page());
    }
}
