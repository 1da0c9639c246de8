package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.clients.RegisteredClient;
import io.gatehouse.platform.http.Form;
import io.gatehouse.platform.http.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What service clients request with their own credentials. */
@Path("/oauth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth")
@SecurityRequirement(name = "client")
@ApiResponse(
        responseCode = "400",
        description = "The request is not valid (RFC 6749, 5.2)",
        content = @Content(schema = @Schema(implementation = OAuthErrorView.class)))
@ApiResponse(
        responseCode = "401",
        description = "invalid_client: the credentials are missing or wrong",
        content = @Content(schema = @Schema(implementation = OAuthErrorView.class)))
@ApiResponse(
        responseCode = "429",
        description = "Too many failed authentications from one source; Retry-After gives the seconds to wait",
        content = @Content(schema = @Schema(implementation = OAuthErrorView.class)))
public final class OAuthResource {
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

    private final ClientAuthentication authentication;
    private final ClientTokenService tokens;
    private final IntrospectionService introspection;
    private final TokenRevocationService revocation;

    OAuthResource(
            ClientAuthentication authentication,
            ClientTokenService tokens,
            IntrospectionService introspection,
            TokenRevocationService revocation) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.introspection = introspection;
        this.revocation = revocation;
    }

    @POST
    @Path("/token")
    @Operation(
            operationId = "createClientToken",
            summary = "Get a token for a client",
            description = "The client credentials grant (RFC 6749, 4.4). There is no refresh token: request a new "
                    + "token instead.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = FORM, schema = @Schema(implementation = TokenRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "An access token and the granted scopes",
            content = @Content(schema = @Schema(implementation = ClientTokenView.class)))
    public Response token(@Context HttpServletRequest request, @Parameter(hidden = true) Form form) {
        RegisteredClient client = authentication.of(request, form);
        return answer(tokens.grant(client, form.find("grant_type"), form.find("scope")));
    }

    @POST
    @Path("/introspect")
    @Operation(
            operationId = "introspectToken",
            summary = "Introspect a token",
            description = "RFC 7662. Needs a client with the scope tokens:introspect. A token is reported as not "
                    + "active unless its aud is the audience that the client is registered with; refresh tokens"
                    + " are always reported as not active.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = FORM, schema = @Schema(implementation = TokenReference.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The claims of an active token; for any other token, active: false alone",
            content = @Content(schema = @Schema(implementation = IntrospectionView.class)))
    public Response introspect(@Context HttpServletRequest request, @Parameter(hidden = true) Form form) {
        RegisteredClient client = authentication.of(request, form);
        return answer(introspection.introspect(client, token(form)));
    }

    @POST
    @Path("/revoke")
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description = "RFC 7009. Revoking a user's access or refresh token ends the session; revoking a "
                    + "client's token revokes all tokens of that client. Clients can revoke their own tokens; "
                    + "for any other token they need the scope tokens:revoke.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = FORM, schema = @Schema(implementation = TokenReference.class)))
    @ApiResponse(responseCode = "200", description = "The token is revoked, or was never valid")
    public Response revoke(@Context HttpServletRequest request, @Parameter(hidden = true) Form form) {
        RegisteredClient client = authentication.of(request, form);
        revocation.revoke(client, token(form), RequestContext.of(request).origin());
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static String token(Form form) {
        return form.find("token").orElseThrow(() -> OAuthRefusal.invalidRequest("token is missing"));
    }

    private static Response answer(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
