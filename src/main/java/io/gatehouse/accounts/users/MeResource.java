package io.gatehouse.accounts.users;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Preconditions;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

/** The caller's own account. */
@Path("/api/v1/users/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
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
    @ApiResponse(responseCode = "200", description = "The caller")
    public Representation<AccountView> find(@Auth Caller.User caller) {
        return users.findOwn(caller).own();
    }

    @PATCH
    @Operation(
            operationId = "updateMe",
            summary = "Update the current user",
            description = "A field that is null or absent stays unchanged. A new address needs a sign-in within the"
                    + " last ten minutes, or current_password. If registration_privacy is on, the new address "
                    + "waits as pending_email, whether or not it is taken. The number of changes is limited; "
                    + "the RateLimit header gives what is left.")
    @ApiResponse(responseCode = "200", description = "The updated account")
    @Problems(codes = {"403 reauthentication_required", "409 email_in_use", "429 rate_limited", "503 passwords_busy"})
    public Representation<AccountView> update(
            @Auth Caller.User caller,
            Body<UpdateUserRequest> body,
            @Context Preconditions preconditions,
            @Context HttpServletRequest http) {
        UserChange change = body.read().toChange();
        limits.requireChange(http, caller, change);
        return Representation.of(limits.counting(http, () -> own.change(caller, change, preconditions)));
    }

    @DELETE
    @Operation(operationId = "deleteMe", summary = "Delete the current user")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The account is deleted")
    @Problems(codes = {"403 reauthentication_required", "409 last_admin", "429 rate_limited", "503 passwords_busy"})
    public void delete(
            @Auth Caller.User caller,
            Body<DeleteMeRequest> body,
            @Context Preconditions preconditions,
            @Context HttpServletRequest http) {
        Secret password = new Secret(body.read().password());
        limits.requireChange(http, caller);
        own.delete(caller, password, preconditions);
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
            @Auth Caller.User caller, Body<ChangePasswordRequest> body, @Context HttpServletRequest http) {
        ChangePasswordRequest change = body.read();
        limits.requireChange(http, caller);
        own.changePassword(
                caller,
                new Secret(change.currentPassword()),
                new Secret(change.newPassword()),
                change.endsThisSession());
    }
}
