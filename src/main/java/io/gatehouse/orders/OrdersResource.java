package io.gatehouse.orders;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.Page;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Listing;
import io.gatehouse.platform.http.Preconditions;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.gatehouse.platform.http.idempotency.Once;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Orders, each owned by a user. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public final class OrdersResource {
    private final OrderService orders;

    OrdersResource(OrderService orders) {
        this.orders = orders;
    }

    @POST
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = "The order belongs to the caller. Gatehouse computes the total; a total above "
                    + "9007199254740991 is refused as order_total_too_large.")
    @ApiResponse(responseCode = "201", description = "The order that was placed")
    @Problems(codes = "422 order_total_too_large")
    public Representation<OrderView> place(@Auth Caller.User caller, Body<PlaceOrderRequest> body, @Context Once once) {
        PlaceOrderRequest wanted = body.read();
        List<OrderItem> items =
                wanted.items().stream().map(PlaceOrderRequest.Item::toItem).toList();
        return once.answer(body, () -> {
            OrderView placed = orders.place(caller, wanted.currency(), items);
            return Representation.of(placed).createdAt("/api/v1/orders/" + placed.id());
        });
    }

    @GET
    @Operation(
            operationId = "listOrders",
            summary = "List orders",
            description = "Oldest first. Callers see their own orders; with the scope orders:read, all orders.")
    @ApiResponse(responseCode = "200", description = "A page of orders")
    public Page<OrderView> list(@Auth Caller.User caller, @Context Listing<OrderFilter> listing) {
        return orders.list(caller, listing.filter(), listing.page());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getOrder",
            summary = "Get an order",
            description = "Callers get their own orders; with the scope orders:read, any order. Another user's "
                    + "order is 404, as if it did not exist.")
    @ApiResponse(responseCode = "200", description = "The order")
    @Problems(404)
    public Representation<OrderView> find(@Auth Caller.User caller, @PathParam("id") UUID id) {
        return Representation.of(orders.find(caller, id));
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "moveOrder",
            summary = "Change the status of an order",
            description = "The order of states is placed, paid, shipped, delivered; a placed or paid order can "
                    + "become cancelled. Owners can cancel their orders; the scope orders:write allows every "
                    + "step. Any other step is refused as invalid_order_transition.")
    @ApiResponse(responseCode = "200", description = "The updated order")
    @Problems(value = 404, codes = "409 invalid_order_transition")
    public Representation<OrderView> move(
            @Auth Caller.User caller,
            @PathParam("id") UUID id,
            Body<MoveOrderRequest> body,
            @Context Preconditions preconditions) {
        return Representation.of(orders.move(caller, id, body.read().status(), preconditions));
    }
}
