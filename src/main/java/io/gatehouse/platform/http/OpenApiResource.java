package io.gatehouse.platform.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the OpenAPI document. It is made when it is first asked for: reading all annotations would delay every start. */
@Hidden
@Path("/openapi.json")
public final class OpenApiResource {
    private final Supplier<Set<Class<?>>> resources;
    private volatile @Nullable String document;

    OpenApiResource(Supplier<Set<Class<?>>> resources) {
        this.resources = resources;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String read() {
        String made = document;
        if (made == null) {
            made = OpenApiDocument.of(resources.get());
            document = made;
        }
        return made;
    }
}
