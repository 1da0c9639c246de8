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
            summary = "List what was done to accounts, sessions, clients and keys",
            description =
                    "Newest first. For users and service clients with the scope audit:read. What was erased of a person"
                            + " is null.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            content = @Content(schema = @Schema(implementation = AuditEventsView.class)))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "actor",
            description = "Only what this user, client or operator did, by id",
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "subject",
            description = "Only what was done to this, by id; of a user also what was done to their sessions",
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "kind",
            description = "Only this kind of event",
            schema = @Schema(type = "string", example = "user.disabled"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "since",
            description = "Nothing earlier than this (RFC 3339)",
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
