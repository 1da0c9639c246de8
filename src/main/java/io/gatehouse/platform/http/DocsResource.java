package io.gatehouse.platform.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows the API with Swagger UI, from files of this jar alone. The policy lets the page load and call nothing but this origin, so
 * that text in the document cannot become script.
 */
@Hidden
@Path("/docs")
public final class DocsResource {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The files there are, and their types; nothing else of the class path can be asked for. */
    private static final Map<String, String> TYPES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png",
            "docs.js", "text/javascript",
            "docs.css", "text/css");

    private final Map<String, Representation> read = new ConcurrentHashMap<>();
    private final String swaggerUi = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

    @GET
    public Response page(@Context Request request) {
        return answer("/docs/index.html", "text/html;charset=utf-8", request);
    }

    @GET
    @Path("/{file}")
    public Response file(@PathParam("file") String file, @Context Request request) {
        String type = TYPES.get(file);
        if (type == null) {
            throw new NotFoundException();
        }
        return answer(file.startsWith("docs.") ? "/docs/" + file : swaggerUi + file, type, request);
    }

    /** Reads a file once, whoever else asks for it at that moment. */
    private Response answer(String path, String type, Request request) {
        Representation file = read.computeIfAbsent(path, each -> Representation.ofFile(each, type));
        return Response.fromResponse(file.answer(request))
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static String version() {
        String path = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
        try (InputStream file = DocsResource.class.getResourceAsStream(path)) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(file));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
