package io.gatehouse.accounts.trail;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Page;
import io.gatehouse.platform.audit.AuditService;
import io.gatehouse.platform.http.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The audit trail for those who may read it. */
@Path("/api/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public final class AuditResource {
    private final AuditService audit;

    public AuditResource(AuditService audit) {
        this.audit = audit;
    }

    @GET
    @Operation(
            operationId = "listAuditEvents",
            summary = "List audit events",
            description = "Newest first. Needs the scope audit:read, as a user or as a client. Fields of an erased "
                    + "person are null.")
    @ApiResponse(responseCode = "200", description = "A page of events")
    public Page<AuditEventView> list(@Auth Caller caller, @Context Listing<ListAuditRequest> listing) {
        ListAuditRequest wanted = listing.filter();
        caller.require(Scope.AUDIT_READ);
        return audit.list(wanted.toFilter(), listing.page()).map(AuditEventView::of);
    }
}
