package io.gatehouse.accounts.signin;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.sessions.EndReason;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.users.OwnAccountService;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.Secret;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.metrics.Metrics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Signs users in and out, and refreshes their sessions. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in and sessions")
public final class SignInResource {
    private final SignInService service;
    private final OwnAccountService account;
    private final SessionService sessions;
    private final Metrics metrics;

    SignInResource(SignInService service, OwnAccountService account, SessionService sessions, Metrics metrics) {
        this.service = service;
        this.account = account;
        this.sessions = sessions;
        this.metrics = metrics;
    }

    @POST
    @Path("/login")
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "Unknown address, wrong password and disabled account get the same answer.")
    @ApiResponse(
            responseCode = "200",
            description = "A session and its tokens",
            content = @Content(schema = @Schema(implementation = TokenPairView.class)))
    @Problems(codes = {"401 invalid_credentials", "503 passwords_busy", "503 signing_keys_unavailable"})
    public Response signIn(@Context HttpServletRequest request, Body<SignInRequest> body) {
        SignInRequest wanted = body.read();
        Origin origin = RequestContext.of(request).origin();
        return answer(
                () -> service.signIn(wanted.email(), new Secret(wanted.password()), origin),
                refusal -> metrics.signIn(refusal.isEmpty()));
    }

    @POST
    @Path("/refresh")
    @Operation(
            operationId = "refresh",
            summary = "Refresh a session",
            description = "A refresh token can be used once. Repeating a refresh within 10 seconds returns the same"
                    + " token; using an older refresh token ends the session.")
    @ApiResponse(
            responseCode = "200",
            description = "The session's next tokens",
            content = @Content(schema = @Schema(implementation = TokenPairView.class)))
    @Problems(
            codes = {
                "401 invalid_refresh_token",
                "401 refresh_token_reused",
                "401 session_ended",
                "503 signing_keys_unavailable"
            })
    public Response refresh(@Context HttpServletRequest request, Body<RefreshRequest> body) {
        String presented = body.read().refreshToken();
        Origin origin = RequestContext.of(request).origin();
        return answer(() -> service.refresh(presented, origin), refusal -> metrics.refresh(refusal.orElse("rotated")));
    }

    /** Counts successes, and refusals by their code; a failure that is no verdict on the credentials counts as neither. */
    private static Response answer(Supplier<SignInOutcome> work, Consumer<Optional<String>> count) {
        try {
            SignInOutcome outcome = work.get();
            if (outcome instanceof SignInOutcome.StepNeeded needed) {
                throw Failure.unauthenticated(needed.code(), needed.detail());
            }
            count.accept(Optional.empty());
            return Response.ok(TokenPairView.of((SignInOutcome.SignedIn) outcome))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (Failure refused) {
            if (refused.kind() == Kind.UNAUTHENTICATED) {
                count.accept(Optional.of(refused.code()));
            }
            throw refused;
        }
    }

    @POST
    @Path("/logout")
    @Operation(
            operationId = "signOut",
            summary = "Sign out",
            description = "The session ends; from then on no node accepts its tokens.")
    @Produces(MediaType.WILDCARD)
    @ApiResponse(responseCode = "204", description = "The session has ended; with all, all sessions of the user")
    public void signOut(@Auth Caller.User caller, @RequestBody(required = false) Body<SignOutRequest> body) {
        if (body.readOrEmpty().endsAll()) {
            account.signOutEverywhere(caller);
        } else {
            boolean unused = sessions.end(caller, caller.id(), caller.sessionId(), EndReason.SIGNED_OUT);
        }
    }
}
