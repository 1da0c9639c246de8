package io.gatehouse.accounts.users;

import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.Representation;
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.http.idempotency.Once;
import io.gatehouse.platform.metrics.Metrics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Registers accounts that people create for themselves. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public final class RegistrationResource {
    private final boolean isOpen;
    private final boolean isPrivate;
    private final RegistrationService registration;
    private final AccountLimits limits;
    private final Metrics metrics;

    RegistrationResource(
            UsersConfiguration configuration, RegistrationService registration, AccountLimits limits, Metrics metrics) {
        this.isOpen = configuration.registration() == UsersConfiguration.Registration.OPEN;
        this.isPrivate = configuration.registrationPrivacy();
        this.registration = registration;
        this.limits = limits;
        this.metrics = metrics;
    }

    @POST
    @Operation(
            operationId = "createUser",
            summary = "Register a user",
            description = "Open to anyone unless registration is by invitation or closed. The number of accounts "
                    + "per source, and of taken addresses that a source can ask for, is limited; the RateLimit "
                    + "header gives what is left.")
    @ApiResponse(responseCode = "201", description = "The new account")
    @ApiResponse(
            responseCode = "202",
            description = "If registration_privacy is on: the same answer whether or not the address is taken")
    @Problems(codes = {"403 registration_closed", "409 email_in_use", "429 rate_limited", "503 passwords_busy"})
    public Representation<UserView> create(
            Body<CreateUserRequest> body, @Context Once once, @Context HttpServletRequest request) {
        if (!isOpen) {
            throw UserFailures.registrationClosed();
        }
        NewUser user = body.read().toUser();
        limits.requireRegistration(request);
        // Callers are not signed in, so the address that they register identifies them.
        String caller = "anonymous:" + user.email().key();
        Registration<Representation<UserView>> outcome = registration.register(
                user,
                RequestContext.of(request).origin(),
                work -> once.answer(caller, body, () -> answerToNew(work.get().asUser())));
        if (outcome instanceof Registration.Replayed<Representation<UserView>> replayed) {
            return replayed.answer();
        }
        metrics.registration(outcome instanceof Registration.Registered);
        if (outcome instanceof Registration.Registered<Representation<UserView>> registered) {
            return registered.answer();
        }
        limits.noteTaken(request);
        if (isPrivate) {
            return Representation.accepted();
        }
        throw UserFailures.emailInUse();
    }

    private Representation<UserView> answerToNew(UserView created) {
        return isPrivate
                ? Representation.accepted()
                : Representation.of(created).createdAt("/api/v1/users/" + created.id());
    }
}
