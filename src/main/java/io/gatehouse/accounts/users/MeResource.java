package io.gatehouse.accounts.users;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Conditional;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The caller's own account. */
@Path("/api/v1/users/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@SecurityRequirement(name = "bearer")
public final class MeResource {
    private final UserService users;
    private final OwnAccountService own;

    MeResource(UserService users, OwnAccountService own) {
        this.users = users;
        this.own = own;
    }

    @GET
    @Operation(operationId = "getMe", summary = "Read oneself")
    @ApiResponse(
            responseCode = "200",
            description = "The caller",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @Conditional
    public Response find(@Parameter(hidden = true) @Auth Caller.User caller, @Context Request request) {
        return users.find(caller.id(), true).own().answer(request);
    }

    @PATCH
    @Operation(
            operationId = "updateMe",
            summary = "Change oneself",
            description = "A null or absent field stays as it is. A new address needs a sign-in of the last ten minutes"
                    + " or current_password.")
    @ApiResponse(
            responseCode = "200",
            description = "The caller as it is now",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @Problems(codes = {"403 reauthentication_required", "409 email_in_use", "503 passwords_busy"})
    @Conditional
    public Response update(
            @Parameter(hidden = true) @Auth Caller.User caller,
            Body<UpdateUserRequest> body,
            @Context Request request) {
        UserChange change = body.read().parse();
        return Representation.of(own.change(caller, change, Representation.expectedBy(request)))
                .answer();
    }

    @DELETE
    @Operation(operationId = "deleteMe", summary = "Delete oneself for good")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The account is gone")
    @Problems(codes = {"403 reauthentication_required", "409 last_admin", "503 passwords_busy"})
    @Conditional
    public void delete(
            @Parameter(hidden = true) @Auth Caller.User caller, Body<DeleteMeRequest> body, @Context Request request) {
        own.delete(caller, body.read().parse(), Representation.expectedBy(request));
    }

    @POST
    @Path("/password")
    @Operation(
            operationId = "changePassword",
            summary = "Change one's password",
            description = "Every other session of the user ends; with all, this one too.")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The new password counts")
    @Problems(codes = {"403 reauthentication_required", "503 passwords_busy"})
    public void changePassword(@Parameter(hidden = true) @Auth Caller.User caller, Body<ChangePasswordRequest> body) {
        own.changePassword(caller, body.read().parse());
    }
}
