package io.gatehouse.accounts.sessions;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Uuids;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** The caller's own sessions. */
@Path("/api/v1/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in and sessions")
@SecurityRequirement(name = "bearer")
public final class SessionsResource {
    private final SessionService sessions;
    private final Paging paging;

    SessionsResource(SessionService sessions, Paging paging) {
        this.sessions = sessions;
        this.paging = paging;
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List the current user's sessions",
            description = "Newest first.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of sessions that have not ended",
            content = @Content(schema = @Schema(implementation = SessionsView.class)))
    @Paged(exact = true)
    public Response list(@Parameter(hidden = true) @Auth Caller.User caller, @Context UriInfo uri) {
        Listing listing = paging.of(caller.getName(), uri);
        return listing.answer(sessions.list(caller.id(), caller.sessionId(), listing.read()), SessionsView::of);
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
    public void end(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id) {
        UUID session = Fields.path("id", id, Uuids::parse);
        EndReason reason = session.equals(caller.sessionId()) ? EndReason.SIGNED_OUT : EndReason.TAKEN_BACK;
        if (!sessions.end(caller, caller.id(), session, reason)) {
            throw Failure.notFound("Session " + session + " not found");
        }
    }
}
