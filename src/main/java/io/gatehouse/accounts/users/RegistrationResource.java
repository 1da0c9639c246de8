package io.gatehouse.accounts.users;

import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.Actor;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Idempotent;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.http.idempotency.Idempotency;
import io.gatehouse.platform.metrics.Metrics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Accounts that people make for themselves. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public final class RegistrationResource {
    private static final String CREATE = "POST /api/v1/users";

    private final RegistrationService registration;
    private final AccountLimits limits;
    private final Idempotency idempotency;
    private final Metrics metrics;

    RegistrationResource(
            RegistrationService registration, AccountLimits limits, Idempotency idempotency, Metrics metrics) {
        this.registration = registration;
        this.limits = limits;
        this.idempotency = idempotency;
        this.metrics = metrics;
    }

    @POST
    @Operation(
            operationId = "createUser",
            summary = "Register a user",
            description = "Open to anyone unless registration is by invitation or closed. The number of accounts "
                    + "per source, and of taken addresses that a source can ask for, is limited; the RateLimit "
                    + "header gives what is left.")
    @ApiResponse(
            responseCode = "201",
            description = "The new account",
            headers = {
                @Header(name = "Location", description = "The URL of the new user", schema = @Schema(types = "string")),
                @Header(
                        name = "RateLimit",
                        description = "What is left of each limit",
                        schema = @Schema(types = "string")),
                @Header(
                        name = "RateLimit-Policy",
                        description = "Each limit and its window in seconds",
                        schema = @Schema(types = "string"))
            },
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "If registration_privacy is on: the same answer whether or not the address is taken")
    @Problems(codes = {"403 registration_closed", "409 email_in_use", "429 rate_limited", "503 passwords_busy"})
    @Idempotent
    public Response create(
            @Parameter(hidden = true) @HeaderParam(Idempotent.KEY) @Nullable String key,
            Body<CreateUserRequest> body,
            @Context HttpServletRequest request) {
        registration.requireOpen();
        NewUser user = body.read().parse();
        limits.requireRegistration(request);
        try {
            Response answer = limits.counting(
                    request,
                    () -> register(key, body, user, RequestContext.of(request).origin()));
            if (!Idempotency.isReplay(answer)) {
                metrics.registration(true);
            }
            return answer;
        } catch (Failure refused) {
            if (!refused.code().equals(UserFailures.EMAIL_IN_USE)) {
                throw refused;
            }
            metrics.registration(false);
            return answerToTaken(refused);
        }
    }

    /** Whoever is not signed in is told apart by the address that they register. */
    private Response register(@Nullable String key, Body<?> body, NewUser user, Origin origin) {
        Function<Actor, AccountView> account = registration.prepare(user, Set.of(Role.USER));
        Actor nobody = Actor.anonymous(origin);
        String caller = "anonymous:" + user.email().key();
        return UserFailures.unique(() -> idempotency.once(
                key,
                CREATE,
                caller,
                body,
                () -> answerToNew(account.apply(nobody).asUser())));
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
}
