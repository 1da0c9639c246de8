package io.gatehouse.orders;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.Uuids;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Conditional;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Idempotent;
import io.gatehouse.platform.http.Listing;
import io.gatehouse.platform.http.Paged;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders, each its owner's. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public final class OrdersResource {
    private static final String PLACE = "POST /api/v1/orders";

    private final OrderService orders;
    private final Paging paging;
    private final Idempotency idempotency;

    OrdersResource(OrderService orders, Paging paging, Idempotency idempotency) {
        this.orders = orders;
        this.paging = paging;
        this.idempotency = idempotency;
    }

    @POST
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = "The order belongs to the caller. Gatehouse computes the total; a total above "
                    + "9007199254740991 is refused as order_total_too_large.")
    @ApiResponse(
            responseCode = "201",
            description = "The order that was placed",
            headers =
                    @Header(
                            name = "Location",
                            description = "The URL of the new resource",
                            schema = @Schema(types = "string")),
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems(value = 409, codes = "422 order_total_too_large")
    @Idempotent
    public Response place(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(hidden = true) @HeaderParam(Idempotent.KEY) @Nullable String key,
            Body<PlaceOrderRequest> body) {
        NewOrder wanted = body.read().parse();
        return idempotency.once(key, PLACE, caller.getName(), body, () -> {
            OrderView placed = orders.place(caller, wanted);
            return Representation.of(placed).created(URI.create("/api/v1/orders/" + placed.id()));
        });
    }

    @GET
    @Operation(
            operationId = "listOrders",
            summary = "List orders",
            description = "Oldest first. Callers see their own orders; with the scope orders:read, all orders.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(schema = @Schema(implementation = OrdersView.class)))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "status",
            description = "Only orders with this status",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"placed", "paid", "shipped", "delivered", "cancelled"}))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "user_id",
            description = "Only orders of this user; another user's orders need the scope orders:read",
            schema = @Schema(type = "string", format = "uuid"))
    @SecurityRequirement(name = "bearer")
    @Paged
    public Response list(@Parameter(hidden = true) @Auth Caller.User caller, @Context UriInfo uri) {
        Listing listing = paging.of(caller.getName(), uri);
        ListOrdersRequest query = ListOrdersRequest.of(listing);
        return listing.answer(orders.list(caller, query.filter(), query.page()), OrdersView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getOrder",
            summary = "Get an order",
            description = "Callers get their own orders; with the scope orders:read, any order. Another user's "
                    + "order is 404, as if it did not exist.")
    @ApiResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems(404)
    @Conditional
    public Response find(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            @Context Request request) {
        UUID order = Fields.path("id", id, Uuids::parse);
        return Representation.of(orders.find(caller, order)).answer(request);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "moveOrder",
            summary = "Change the status of an order",
            description = "The order of states is placed, paid, shipped, delivered; a placed or paid order can "
                    + "become cancelled. Owners can cancel their orders; the scope orders:write allows every "
                    + "step. Any other step is refused as invalid_order_transition.")
    @ApiResponse(
            responseCode = "200",
            description = "The updated order",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems(value = 404, codes = "409 invalid_order_transition")
    @Conditional
    public Response move(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            Body<MoveOrderRequest> body,
            @Context Request request) {
        UUID order = Fields.path("id", id, Uuids::parse);
        OrderStatus next = body.read().parse();
        return Representation.of(orders.move(caller, order, next, Representation.expectedBy(request)))
                .answer();
    }
}
