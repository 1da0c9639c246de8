package io.gatehouse.accounts.trail;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.platform.audit.AuditService;
import io.gatehouse.platform.http.Listing;
import io.gatehouse.platform.http.Paged;
import io.gatehouse.platform.http.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The audit trail for those who may read it. */
@Path("/api/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public final class AuditResource {
    private final AuditService audit;
    private final Paging paging;

    public AuditResource(AuditService audit, Paging paging) {
        this.audit = audit;
        this.paging = paging;
    }

    @GET
    @Operation(
            operationId = "listAuditEvents",
            summary = "List audit events",
            description = "Newest first. Needs the scope audit:read, as a user or as a client. Fields of an erased "
                    + "person are null.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content = @Content(schema = @Schema(implementation = AuditEventsView.class)))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "actor",
            description = "Only events of this actor: the id of a user, client or operator",
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "subject",
            description = "Only events about this id; for a user, events about their sessions are included",
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "kind",
            description = "Only events of this kind",
            schema = @Schema(type = "string", example = "user.disabled"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "since",
            description = "Only events at or after this time (RFC 3339)",
            schema = @Schema(type = "string", format = "date-time"))
    @SecurityRequirement(name = "bearer")
    @Paged
    public Response list(@Parameter(hidden = true) @Auth Caller caller, @Context UriInfo uri) {
        Listing listing = paging.of(caller.getName(), uri);
        ListAuditRequest asked = ListAuditRequest.of(listing);
        caller.require(Scope.AUDIT_READ);
        Response page = listing.answer(audit.list(asked.filter(), asked.page()), AuditEventsView::of);
        return Response.fromResponse(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
