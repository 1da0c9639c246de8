package io.gatehouse.accounts.users;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Listing;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Users as others see them. In a closed directory, {@link ClosedDirectory} refuses callers who are not signed in. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public final class UsersResource {
    private final boolean openDirectory;
    private final UserService users;
    private final OwnAccountService own;
    private final AccountLimits limits;
    private final AdministrationService administration;

    UsersResource(
            UsersConfiguration configuration,
            UserService users,
            OwnAccountService own,
            AccountLimits limits,
            AdministrationService administration) {
        this.openDirectory = configuration.directory() == UsersConfiguration.Directory.OPEN;
        this.users = users;
        this.own = own;
        this.limits = limits;
        this.administration = administration;
    }

    @GET
    @Operation(
            operationId = "listUsers",
            summary = "List users",
            description = "Needs the scope users:read. In an open directory anyone can list the active users, "
                    + "without q and is_active.")
    @ApiResponse(responseCode = "200", description = "A page of users")
    public Page<UserView> list(@Auth Optional<Caller.User> caller, @Context Listing<UserFilter> listing) {
        boolean isPublic = openDirectory && !listing.has("q") && !listing.has("is_active");
        if (!isPublic && caller.isEmpty()) {
            throw ClosedDirectory.nobody();
        }
        UserFilter filter = listing.filter();
        if (!isPublic && !isStaff(caller)) {
            throw Caller.forbidden();
        }
        return users.list(isStaff(caller) ? filter : filter.activeOnly(), listing.page());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getUser",
            summary = "Get a user",
            description = "Callers get their own account; with the scope users:read, any account. In an open "
                    + "directory anyone gets active users.")
    @ApiResponse(responseCode = "200", description = "The user")
    @Problems(404)
    public Representation<UserView> find(@Auth Optional<Caller.User> caller, @PathParam("id") UserId id) {
        if (!openDirectory) {
            caller.orElseThrow(ClosedDirectory::nobody).requireSelfOr(id, Scope.USERS_READ);
        }
        return users.find(id, isStaff(caller)).shown();
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "updateUser",
            summary = "Update a user",
            description = "Callers update their own account; with the scope users:write, any account. A field that "
                    + "is null or absent stays unchanged. If staff sets another user's address, it waits until "
                    + "that user has proved it. The number of changes that users make to themselves is limited.")
    @ApiResponse(responseCode = "200", description = "The updated user")
    @Problems(
            value = 404,
            codes = {"403 reauthentication_required", "409 email_in_use", "429 rate_limited", "503 passwords_busy"})
    public Representation<UserView> update(
            @Auth Caller.User caller,
            @PathParam("id") UserId id,
            Body<UpdateUserRequest> body,
            @Context Preconditions preconditions,
            @Context HttpServletRequest http) {
        caller.requireSelfOr(id, Scope.USERS_WRITE);
        UserChange change = body.read().toChange();
        if (!caller.is(id)) {
            return Representation.of(users.change(caller, id, change, preconditions));
        }
        limits.requireChange(http, caller, change);
        AccountView changed = limits.counting(
                http, () -> own.change(caller, change, account -> preconditions.accept(account.asUser())));
        return Representation.of(changed.asUser());
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteUser", summary = "Delete a user", description = "Needs the scope users:write.")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The user is deleted")
    @Problems(value = 404, codes = "409 last_admin")
    public void delete(@Auth Caller.User caller, @PathParam("id") UserId id, @Context Preconditions preconditions) {
        caller.require(Scope.USERS_WRITE);
        administration.delete(caller, id, preconditions);
    }

    private static boolean isStaff(Optional<Caller.User> caller) {
        return caller.filter(c -> c.may(Scope.USERS_READ)).isPresent();
    }
}
