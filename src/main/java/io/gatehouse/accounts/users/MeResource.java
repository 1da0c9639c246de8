package io.gatehouse.accounts.users;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.passwords.PresentedPassword;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Conditional;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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
    private final AccountLimits limits;

    MeResource(UserService users, OwnAccountService own, AccountLimits limits) {
        this.limits = limits;
        this.users = users;
        this.own = own;
    }

    @GET
    @Operation(operationId = "getMe", summary = "Get the current user")
    @ApiResponse(
            responseCode = "200",
            description = "The caller",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @Conditional
    public Response find(@Parameter(hidden = true) @Auth Caller.User caller, @Context Request request) {
        return users.findOwn(caller).own().answer(request);
    }

    @PATCH
    @Operation(
            operationId = "updateMe",
            summary = "Update the current user",
            description = "A field that is null or absent stays unchanged. A new address needs a sign-in within the"
                    + " last ten minutes, or current_password. If registration_privacy is on, the new address "
                    + "waits as pending_email, whether or not it is taken. The number of changes is limited; "
                    + "the RateLimit header gives what is left.")
    @ApiResponse(
            responseCode = "200",
            description = "The updated account",
            headers = {
                @Header(
                        name = "RateLimit",
                        description = "What is left of each limit",
                        schema = @Schema(types = "string")),
                @Header(
                        name = "RateLimit-Policy",
                        description = "Each limit and its window in seconds",
                        schema = @Schema(types = "string"))
            },
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @Problems(codes = {"403 reauthentication_required", "409 email_in_use", "429 rate_limited", "503 passwords_busy"})
    @Conditional
    public Response update(
            @Parameter(hidden = true) @Auth Caller.User caller,
            Body<UpdateUserRequest> body,
            @Context Request request,
            @Context HttpServletRequest http) {
        UserChange change = body.read().parse();
        limits.requireChange(http, caller, change);
        return limits.counting(
                http,
                () -> Representation.of(own.change(caller, change, Representation.expectedBy(request)))
                        .answer());
    }

    @DELETE
    @Operation(operationId = "deleteMe", summary = "Delete the current user")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The account is deleted")
    @Problems(codes = {"403 reauthentication_required", "409 last_admin", "429 rate_limited", "503 passwords_busy"})
    @Conditional
    public void delete(
            @Parameter(hidden = true) @Auth Caller.User caller,
            Body<DeleteMeRequest> body,
            @Context Request request,
            @Context HttpServletRequest http) {
        PresentedPassword proof = body.read().parse();
        limits.requireChange(http, caller);
        own.delete(caller, proof, Representation.expectedBy(request));
    }

    @POST
    @Path("/password")
    @Operation(
            operationId = "changePassword",
            summary = "Change the current user's password",
            description = "All other sessions of the user end; with all, the current session ends too.")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The password is changed")
    @Problems(codes = {"403 reauthentication_required", "429 rate_limited", "503 passwords_busy"})
    public void changePassword(
            @Parameter(hidden = true) @Auth Caller.User caller,
            Body<ChangePasswordRequest> body,
            @Context HttpServletRequest http) {
        PasswordChange change = body.read().parse();
        limits.requireChange(http, caller);
        own.changePassword(caller, change);
    }
}
