package io.gatehouse.accounts.sessions;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Page;
import io.gatehouse.platform.http.Listing;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Unfiltered;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The caller's own sessions. */
@Path("/api/v1/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in and sessions")
public final class SessionsResource {
    private final SessionService sessions;

    SessionsResource(SessionService sessions) {
        this.sessions = sessions;
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List the current user's sessions",
            description = "Newest first.")
    @ApiResponse(responseCode = "200", description = "A page of sessions that have not ended")
    public Page<SessionView> list(@Auth Caller.User caller, @Context Listing<Unfiltered> listing) {
        return sessions.list(caller.id(), caller.sessionId(), listing.page());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "endSession",
            summary = "End one of the current user's sessions",
            description = "From then on no node accepts its tokens.")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The session has ended")
    @Problems({404})
    public void end(@Auth Caller.User caller, @PathParam("id") UUID id) {
        EndReason reason = id.equals(caller.sessionId()) ? EndReason.SIGNED_OUT : EndReason.TAKEN_BACK;
        if (!sessions.end(caller, caller.id(), id, reason)) {
            throw Failure.notFound("Session " + id + " not found");
        }
    }
}
