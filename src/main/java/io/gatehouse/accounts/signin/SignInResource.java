package io.gatehouse.accounts.signin;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.platform.http.Body;
import io.gatehouse.platform.http.Problems;
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.metrics.Metrics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
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

/** Where users sign in. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in and sessions")
public final class SignInResource {
    private final SignInService service;
    private final Metrics metrics;

    SignInResource(SignInService service, Metrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    @POST
    @Path("/login")
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "An unknown address, a wrong password and a disabled account are answered alike.")
    @ApiResponse(
            responseCode = "200",
            description = "A session and its tokens",
            content = @Content(schema = @Schema(implementation = TokenPairView.class)))
    @Problems({401})
    public Response signIn(@Context HttpServletRequest request, Body<SignInRequest> body) {
        Attempt attempt = body.read().parse();
        try {
            TokenPairView pair =
                    service.signIn(attempt, RequestContext.of(request).origin());
            metrics.signIn(true);
            return Response.ok(pair)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (Failure refused) {
            if (refused.kind() == Kind.UNAUTHENTICATED) {
                metrics.signIn(false);
            }
            throw refused;
        }
    }
}
