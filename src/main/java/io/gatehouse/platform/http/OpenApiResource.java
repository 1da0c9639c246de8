package io.gatehouse.platform.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Serves the OpenAPI document that the build put into the jar: generating it from annotations takes a core for seconds. */
@Hidden
@Path("/openapi.json")
public final class OpenApiResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(@Context Request request) {
        return Response.fromResponse(Document.HELD.answer(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** The first request loads this, while others wait for it. */
    private static final class Document {
        static final Representation<?> HELD = Representation.ofFile("/docs/openapi.json", MediaType.APPLICATION_JSON);
    }
}
