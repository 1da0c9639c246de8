package io.gatehouse.platform.http;

import io.gatehouse.kernel.Crypto;
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
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Shows the API: a light page for reading at {@code /docs}, and Swagger UI for trying requests at {@code /docs/try}, which takes
 * seconds to draw the document. Both consist only of files of this jar. The policy lets them load and call only this origin, so
 * that text in the document cannot become script.
 */
@Hidden
@Path("/docs")
public final class DocsResource {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The only files of the class path that can be requested, with their types. */
    private static final Map<String, String> TYPES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png",
            "docs.js", "text/javascript",
            "docs.css", "text/css",
            "docs-try.js", "text/javascript",
            "docs-try.css", "text/css");

    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

    private final Map<String, byte[]> files = new TreeMap<>();
    private final String edition;
    private final Representation<?> page;
    private final Representation<?> tryPage;

    DocsResource() {
        for (String file : TYPES.keySet()) {
            files.put(file, bytes(file.startsWith("docs") ? "/docs/" + file : SWAGGER_UI + file));
        }
        this.edition = edition(files.values());
        this.page = page("docs.html");
        this.tryPage = page("docs-try.html");
    }

    private Representation<?> page(String file) {
        String html = new String(bytes("/docs/" + file), StandardCharsets.UTF_8).replace("EDITION", edition);
        return Representation.of(html.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8");
    }

    @GET
    public Response page(@Context Request request) {
        return answer(Response.fromResponse(page.answer(request)), "no-cache");
    }

    @GET
    @Path("/try")
    public Response tryPage(@Context Request request) {
        return answer(Response.fromResponse(tryPage.answer(request)), "no-cache");
    }

    /** The path contains a hash of the content, so that a browser may keep the file, and a new release has other paths. */
    @GET
    @Path("/{edition}/{file}")
    public Response file(@PathParam("edition") String asked, @PathParam("file") String file) {
        byte[] content = files.get(file);
        if (content == null || !asked.equals(edition)) {
            throw new NotFoundException();
        }
        return answer(Response.ok(content, TYPES.get(file)), "public, max-age=31536000, immutable");
    }

    private static Response answer(Response.ResponseBuilder content, String caching) {
        return content.header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static String edition(Collection<byte[]> files) {
        return HexFormat.of().formatHex(Crypto.sha256(files.toArray(byte[][]::new)), 0, 8);
    }

    private static byte[] bytes(String path) {
        try (InputStream file = DocsResource.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
