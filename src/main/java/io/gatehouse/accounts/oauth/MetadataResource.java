package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Tells OAuth libraries what this server supports, and at which URLs. */
@Path("/.well-known/oauth-authorization-server")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth")
public final class MetadataResource {
    private final MetadataView metadata;
    private final long maxAge;

    MetadataResource(TokensConfiguration configuration, Permissions permissions) {
        this.metadata = MetadataView.of(configuration.issuer(), List.copyOf(permissions.words()));
        this.maxAge = configuration.jwksMaxAge().toSeconds();
    }

    @GET
    @Operation(
            operationId = "getAuthorizationServer",
            summary = "Get the authorization server metadata",
            description = "RFC 8414.")
    @ApiResponse(
            responseCode = "200",
            description = "The metadata",
            content = @Content(schema = @Schema(implementation = MetadataView.class)))
    public Response find() {
        return Response.ok(metadata)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge)
                .build();
    }
}
