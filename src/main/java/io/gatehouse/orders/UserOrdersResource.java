package io.gatehouse.orders;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
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
            headers = {
                @Header(
                        name = "Link",
                        description = "first, prev, next and last page (RFC 8288)",
                        schema = @Schema(type = "string")),
                @Header(
                        name = "Gatehouse-Total",
                        description = "at-least, where there are more than were counted",
                        schema = @Schema(type = "string"))
            },
            content = @Content(schema = @Schema(implementation = OrdersView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems({403})
    public Response list(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            @Parameter(
                            description = "Counted from 1",
                            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(
                            description = "Orders to a page",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Context UriInfo uri) {
        UserId user = Fields.path("id", id, UserId::parse);
        Fields query = new Fields("query");
        PageRequest request = Paging.read(query, page, limit);
        query.rejectInvalid();
        caller.requireSelfOr(user, Scope.ORDERS_READ);
        OrderFilter theirs = new OrderFilter(Optional.of(user), Optional.empty());
        return Paging.answer(orders.list(theirs, request), OrdersView::of, uri);
    }
}
