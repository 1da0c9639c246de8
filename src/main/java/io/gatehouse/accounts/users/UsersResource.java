package io.gatehouse.accounts.users;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Challenge;
import io.gatehouse.platform.http.Conditional;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
import io.gatehouse.platform.http.Paged;
import io.gatehouse.platform.http.Paging;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Consumer;

/** Users as others see them. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public final class UsersResource {
    private final boolean openDirectory;
    private final UserService users;
    private final OwnAccountService own;
    private final AccountLimits limits;
    private final AdministrationService administration;
    private final Paging paging;

    UsersResource(
            UsersConfiguration configuration,
            UserService users,
            OwnAccountService own,
            AccountLimits limits,
            AdministrationService administration,
            Paging paging) {
        this.openDirectory = configuration.directory() == UsersConfiguration.Directory.OPEN;
        this.users = users;
        this.own = own;
        this.limits = limits;
        this.administration = administration;
        this.paging = paging;
    }

    @GET
    @Operation(
            operationId = "listUsers",
            summary = "List users",
            description = "Needs the scope users:read. In an open directory anyone can list the active users, "
                    + "without q and is_active.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of users",
            content = @Content(schema = @Schema(implementation = UsersView.class)))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "q",
            description = "Part of an address or a name; needs the scope users:read",
            schema = @Schema(type = "string", minLength = UserFilter.MIN_TEXT, maxLength = UserFilter.MAX_TEXT))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "is_active",
            description = "Only active or only disabled users; needs the scope users:read",
            schema = @Schema(type = "boolean"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            description = "The sort order; rows that compare equal are sorted by id",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"created_at", "-created_at", "email", "-email", "name", "-name"},
                            defaultValue = "created_at"))
    @SecurityRequirement(name = "bearer")
    @Paged
    public Response list(@Parameter(hidden = true) @Auth Optional<Caller.User> caller, @Context UriInfo uri) {
        Listing listing = paging.of(caller.map(Caller.User::getName).orElse(""), uri);
        boolean isPublic = openDirectory && !ListUsersRequest.filters(listing);
        if (!isPublic) {
            requireCaller(caller);
        }
        ListUsersRequest query = ListUsersRequest.of(listing);
        boolean staff = isStaff(caller);
        if (!isPublic && !staff) {
            throw Caller.forbidden();
        }
        UserFilter filter = staff ? query.filter() : query.filter().activeOnly();
        return listing.answer(users.list(filter, query.page()), UsersView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getUser",
            summary = "Get a user",
            description = "Callers get their own account; with the scope users:read, any account. In an open "
                    + "directory anyone gets active users.")
    @ApiResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems(404)
    @Conditional
    public Response find(
            @Parameter(hidden = true) @Auth Optional<Caller.User> caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            @Context Request request) {
        if (!openDirectory) {
            requireCaller(caller);
        }
        UserId user = Fields.path("id", id, UserId::parse);
        boolean seesDisabled = isStaff(caller);
        if (!openDirectory) {
            requireCaller(caller).requireSelfOr(user, Scope.USERS_READ);
        }
        return users.find(user, seesDisabled).shown().answer(request);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "updateUser",
            summary = "Update a user",
            description = "Callers update their own account; with the scope users:write, any account. A field that "
                    + "is null or absent stays unchanged. If staff sets another user's address, it waits until "
                    + "that user has proved it. The number of changes that users make to themselves is limited.")
    @ApiResponse(
            responseCode = "200",
            description = "The updated user",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems(
            value = 404,
            codes = {"403 reauthentication_required", "409 email_in_use", "429 rate_limited", "503 passwords_busy"})
    @Conditional
    public Response update(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            Body<UpdateUserRequest> body,
            @Context Request request,
            @Context HttpServletRequest http) {
        UserId user = Fields.path("id", id, UserId::parse);
        caller.requireSelfOr(user, Scope.USERS_WRITE);
        UserChange change = body.read().parse();
        Consumer<Record> expected = Representation.expectedBy(request);
        if (!caller.is(user)) {
            return Representation.of(users.change(caller, user, change, expected))
                    .answer();
        }
        limits.requireChange(http, caller, change);
        return limits.counting(
                http,
                () -> Representation.of(own.change(caller, change, account -> expected.accept(account.asUser()))
                                .asUser())
                        .answer());
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteUser", summary = "Delete a user", description = "Needs the scope users:write.")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The user is deleted")
    @SecurityRequirement(name = "bearer")
    @Problems(value = 404, codes = "409 last_admin")
    @Conditional
    public void delete(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            @Context Request request) {
        UserId user = Fields.path("id", id, UserId::parse);
        caller.require(Scope.USERS_WRITE);
        administration.delete(caller, user, Representation.expectedBy(request));
    }

    private static Caller.User requireCaller(Optional<Caller.User> caller) {
        return caller.orElseThrow(() -> new NotAuthorizedException("no bearer token", Challenge.BEARER));
    }

    private static boolean isStaff(Optional<Caller.User> caller) {
        return caller.filter(c -> c.scopes().contains(Scope.USERS_READ)).isPresent();
    }
}
