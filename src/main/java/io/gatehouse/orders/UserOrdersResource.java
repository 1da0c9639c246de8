package io.gatehouse.orders;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
import io.gatehouse.platform.http.Paged;
import io.gatehouse.platform.http.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The orders of one user. */
@Path("/api/v1/users/{id}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public final class UserOrdersResource {
    private final OrderService orders;
    private final Paging paging;

    UserOrdersResource(OrderService orders, Paging paging) {
        this.orders = orders;
        this.paging = paging;
    }

    @GET
    @Operation(
            operationId = "listOrdersOfUser",
            summary = "List a user's orders",
            description = "Oldest first. Callers see their own orders; with the scope orders:read, any user's.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(schema = @Schema(implementation = OrdersView.class)))
    @SecurityRequirement(name = "bearer")
    @Paged
    public Response list(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            @Context UriInfo uri) {
        UserId user = Fields.path("id", id, UserId::parse);
        Listing listing = paging.of(caller.getName(), uri);
        OrderFilter theirs = new OrderFilter(Optional.of(user), Optional.empty());
        return listing.answer(orders.list(caller, theirs, listing.read()), OrdersView::of);
    }
}
