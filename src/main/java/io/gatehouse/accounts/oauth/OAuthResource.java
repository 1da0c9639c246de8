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

/** What service clients ask with their own credentials. */
@Path("/oauth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth")
@SecurityRequirement(name = "client")
@ApiResponse(
        responseCode = "400",
        description = "What is wrong with the request (RFC 6749, 5.2)",
        content = @Content(schema = @Schema(implementation = OAuthErrorView.class)))
@ApiResponse(
        responseCode = "401",
        description = "invalid_client: no credentials, or none that are accepted",
        content = @Content(schema = @Schema(implementation = OAuthErrorView.class)))
@ApiResponse(
        responseCode = "429",
        description = "Too many failed authentications from one source; Retry-After says when to try again",
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
            description = "The client credentials grant (RFC 6749, 4.4). There is no refresh token: ask again.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = FORM, schema = @Schema(implementation = TokenRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "An access token, with the scopes that were granted",
            content = @Content(schema = @Schema(implementation = ClientTokenView.class)))
    public Response token(@Context HttpServletRequest request, @Parameter(hidden = true) Form form) {
        RegisteredClient client = authentication.of(request, form);
        return answer(tokens.grant(client, form.find("grant_type"), form.find("scope")));
    }

    @POST
    @Path("/introspect")
    @Operation(
            operationId = "introspectToken",
            summary = "Ask whether an access token still counts",
            description = "RFC 7662, for clients with the scope tokens:introspect. Of a token that is not meant for the"
                    + " client, whose aud is not the audience that it is registered with, it says that it is not active;"
                    + " so of every refresh token.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = FORM, schema = @Schema(implementation = TokenReference.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What the token says if it counts; else active is false, and there is nothing else",
            content = @Content(schema = @Schema(implementation = IntrospectionView.class)))
    public Response introspect(@Context HttpServletRequest request, @Parameter(hidden = true) Form form) {
        RegisteredClient client = authentication.of(request, form);
        return answer(introspection.introspect(client, token(form)));
    }

    @POST
    @Path("/revoke")
    @Operation(
            operationId = "revokeToken",
            summary = "End what a token stands on",
            description =
                    "RFC 7009. A user's access or refresh token ends its session, a client's token all tokens of that"
                            + " client. Of tokens that are not the client's own it needs the scope tokens:revoke.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = FORM, schema = @Schema(implementation = TokenReference.class)))
    @ApiResponse(responseCode = "200", description = "The token does not count, whether or not it ever did")
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
