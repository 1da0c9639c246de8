package io.gatehouse.accounts.users;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
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
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.limits.RateLimitFilter;
import io.gatehouse.platform.metrics.Metrics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Users as others see them. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public final class UsersResource {
    private static final String CREATE = "POST /api/v1/users";

    private final boolean openDirectory;
    private final RegistrationService registration;
    private final UserService users;
    private final AdministrationService administration;
    private final Paging paging;
    private final Idempotency idempotency;
    private final Metrics metrics;

    UsersResource(
            UsersConfiguration configuration,
            RegistrationService registration,
            UserService users,
            AdministrationService administration,
            Paging paging,
            Idempotency idempotency,
            Metrics metrics) {
        this.openDirectory = configuration.directory() == UsersConfiguration.Directory.OPEN;
        this.registration = registration;
        this.users = users;
        this.administration = administration;
        this.paging = paging;
        this.idempotency = idempotency;
        this.metrics = metrics;
    }

    @POST
    @Operation(
            operationId = "createUser",
            summary = "Register",
            description = "Anyone may, unless registration is by invitation or closed. How many taken addresses one"
                    + " source may run into is limited: RateLimit says what is left.")
    @ApiResponse(
            responseCode = "201",
            description = "The account that was made",
            headers = {
                @Header(name = "Location", description = "Where the user is", schema = @Schema(type = "string")),
                @Header(
                        name = Idempotency.REPLAYED,
                        description = "Whether the answer was given before",
                        schema = @Schema(type = "boolean")),
                @Header(
                        name = "RateLimit",
                        description = "How many more taken addresses this source may run into",
                        schema = @Schema(type = "string")),
                @Header(
                        name = "RateLimit-Policy",
                        description = "How many there are in each window of seconds",
                        schema = @Schema(type = "string"))
            },
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Where registration_privacy is on: the same answer whether or not the address was free")
    @Problems({403, 409, 429})
    public Response create(
            @Parameter(
                            description = Idempotency.DESCRIPTION,
                            schema = @Schema(type = "string", minLength = 1, maxLength = Idempotency.MAX_LENGTH))
                    @HeaderParam(Idempotency.HEADER)
                    @Nullable
                    String key,
            Body<CreateUserRequest> body,
            @Context HttpServletRequest request) {
        registration.requireOpen();
        NewUser user = body.read().parse();
        Origin origin = RequestContext.of(request).origin();
        RateLimitFilter.note(request, registration.allowance(origin)).require();
        try {
            Response answer = register(key, body, user, origin);
            if (!Idempotency.isReplay(answer)) {
                metrics.registration(true);
            }
            return answer;
        } catch (Failure refused) {
            if (!refused.code().equals(UserFailures.EMAIL_IN_USE)) {
                throw refused;
            }
            metrics.registration(false);
            RateLimitFilter.note(request, registration.countConflict(origin));
            return answerToTaken(refused);
        }
    }

    /** Whoever is not signed in is told apart by the address that they register. */
    private Response register(@Nullable String key, Body<?> body, NewUser user, Origin origin) {
        Supplier<AccountView> account = registration.prepare(Actor.anonymous(origin), user, Set.of(Role.USER));
        String caller = "anonymous:" + user.email().key();
        return UserFailures.unique(() -> idempotency.once(
                key, CREATE, caller, body, () -> answerToNew(account.get().asUser())));
    }

    private Response answerToNew(UserView created) {
        return registration.isPrivate()
                ? Response.accepted().build()
                : Representation.of(created).created(URI.create("/api/v1/users/" + created.id()));
    }

    private Response answerToTaken(Failure refused) {
        if (registration.isPrivate()) {
            return Response.accepted().build();
        }
        throw refused;
    }

    @GET
    @Operation(
            operationId = "listUsers",
            summary = "List users",
            description = "Needs the scope users:read. In an open directory anyone may, without q and is_active, and"
                    + " disabled users are absent.")
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
            description = "Only these; needs the scope users:read",
            schema = @Schema(type = "boolean"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            description = "The order of the list; ties go by id",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"created_at", "-created_at", "email", "-email", "name", "-name"},
                            defaultValue = "created_at"))
    @SecurityRequirement(name = "bearer")
    @Problems({403})
    @Paged
    public Response list(
            @Parameter(hidden = true) @Auth Optional<Caller.User> caller,
            @Parameter(hidden = true) @BeanParam ListUsersRequest request,
            @Context UriInfo uri) {
        boolean isPublic = openDirectory && !request.filters();
        if (!isPublic) {
            requireCaller(caller);
        }
        Listing listing = paging.of(caller.map(Caller.User::getName).orElse(""), uri);
        ListUsersRequest.Parsed query = request.parse(listing);
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
            summary = "Read a user",
            description =
                    "Oneself, or anyone with the scope users:read; anyone reads active users in an open directory.")
    @ApiResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems({403, 404})
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
        return Representation.of(users.find(user, seesDisabled)).answer(request);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "updateUser",
            summary = "Change a user",
            description = "Oneself, or another with the scope users:write. A null or absent field stays as it is. An"
                    + " address that staff gives to another waits until its owner has proved it.")
    @ApiResponse(
            responseCode = "200",
            description = "The user as it is now",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @SecurityRequirement(name = "bearer")
    @Problems({403, 404, 409})
    @Conditional
    public Response update(
            @Parameter(hidden = true) @Auth Caller.User caller,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathParam("id") String id,
            Body<UpdateUserRequest> body,
            @Context Request request) {
        UserId user = Fields.path("id", id, UserId::parse);
        caller.requireSelfOr(user, Scope.USERS_WRITE);
        UserChange change = body.read().parse();
        Consumer<Record> expected = Representation.expectedBy(request);
        UserView changed = caller.is(user)
                ? users.changeOwn(caller, change, own -> expected.accept(own.asUser()))
                        .asUser()
                : users.change(caller, user, change, expected);
        return Representation.of(changed).answer();
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteUser", summary = "Delete a user for good", description = "Needs users:write.")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The user is gone")
    @SecurityRequirement(name = "bearer")
    @Problems({403, 404, 409})
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
