package io.gatehouse.orders;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Paged;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.Problems;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            description = "Oldest first. One's own, or with the scope orders:read anybody's.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(schema = @Schema(implementation = OrdersView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems({403})
    @Paged
    public Response list(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            @Parameter(hidden = true) @QueryParam("page") @Nullable String page,
            @Parameter(hidden = true) @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        UserId user = Fields.path("id", id, UserId::parse);
        Fields query = new Fields("query");
        PageRequest request = Paging.read(query, page, limit);
        query.rejectInvalid();
        OrderFilter theirs = new OrderFilter(Optional.of(user), Optional.empty());
        return Paging.answer(orders.list(caller, theirs, request), OrdersView::of, uri);
    }
}
