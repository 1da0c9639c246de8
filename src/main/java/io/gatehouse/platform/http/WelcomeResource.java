package io.gatehouse.platform.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Tells a person who opens the service in a browser what it is. For other clients nothing exists at its path. */
@Hidden
@Path("/")
public final class WelcomeResource {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Gatehouse</title>
            </head>
            <body>
              <h1>Gatehouse</h1>
              <p>Accounts and sign-in for other services, over HTTP.</p>
              <p>%s</p>
            </body>
            </html>
            """;

    private static final String WITH_DOCS =
            "The API: <a href=\"/docs\">to read and try</a>, or <a href=\"/openapi.json\">as a document</a>.";

    private static final String WITHOUT_DOCS =
            "The API is in <a href=\"/openapi.json\">its document</a>; the pages that show it are switched off here"
                    + " (<code>docs.enabled</code>).";

    private final String page;

    WelcomeResource(DocsConfiguration docs) {
        this.page = PAGE.formatted(docs.enabled() ? WITH_DOCS : WITHOUT_DOCS);
    }

    String page() {
        return page;
    }

    @GET
    public Response welcome(@Context HttpHeaders headers) {
        // A client that accepts anything, as programs do, does not ask for a page.
        if (headers.getAcceptableMediaTypes().stream().noneMatch(MediaType.TEXT_HTML_TYPE::equals)) {
            throw new NotFoundException();
        }
        return Response.ok(page, "text/html;charset=utf-8")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; form-action 'none';" + " frame-ancestors 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
