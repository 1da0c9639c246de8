package io.gatehouse.accounts.access;

import io.gatehouse.accounts.tokens.PublishedKeys;
import io.gatehouse.accounts.tokens.SigningKeys;
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
import java.time.Duration;

/** Publishes the keys with which other services verify our tokens without asking us. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in and sessions")
public final class JwksResource {
    private final SigningKeys keys;
    private final Duration maxAge;

    JwksResource(SigningKeys keys, Duration maxAge) {
        this.keys = keys;
        this.maxAge = maxAge;
    }

    @GET
    @Operation(
            operationId = "listSigningKeys",
            summary = "Get the public signing keys",
            description = "A JWK Set (RFC 7517) for verifying access tokens.")
    @ApiResponse(
            responseCode = "200",
            description = "All keys that can have signed a token that has not expired",
            content = @Content(schema = @Schema(implementation = JwksView.class)))
    public Response list() {
        PublishedKeys published = keys.published();
        return Response.ok(new JwksView(published.keys()))
                // A service that keeps an old set for longer than promised would not know a key that signs by then.
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        published.isCurrent() ? "public, max-age=" + maxAge.toSeconds() : "no-store")
                .build();
    }
}
