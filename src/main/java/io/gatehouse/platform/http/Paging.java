package io.gatehouse.platform.http;

import io.gatehouse.kernel.Bounds;
import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Rejection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ?page} and {@code ?limit} on the way in; {@code Link} (RFC 8288) and the total on the way out. */
public final class Paging {
    static final String INEXACT_TOTAL = "Gatehouse-Total";

    private Paging() {}

    /** Notes in {@code query} what is wrong; the result counts once {@link Fields#rejectInvalid} has passed. */
    public static PageRequest read(Fields query, @Nullable String page, @Nullable String limit) {
        int number = query.optional("page", page, Paging::page).orElse(1);
        int rows = query.optional("limit", limit, Paging::limit).orElse(PageRequest.DEFAULT_LIMIT);
        return new PageRequest(number, rows);
    }

    public static int page(String raw) throws Rejection {
        return between(raw, Integer.MAX_VALUE);
    }

    public static int limit(String raw) throws Rejection {
        return between(raw, PageRequest.MAX_LIMIT);
    }

    /** The page as JSON, with links to its neighbours. */
    public static <T> Response answer(Page<T> page, Function<Page<T>, ? extends Record> view, UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(view.apply(page)).header(HttpHeaders.LINK, links(page, uri));
        if (!page.totalIsExact()) {
            response.header(INEXACT_TOTAL, "at-least");
        }
        return response.build();
    }

    private static String links(Page<?> page, UriInfo uri) {
        int number = page.request().page();
        List<String> links = new ArrayList<>();
        links.add(link(uri, 1, "first"));
        if (number > 1) {
            links.add(link(uri, Math.min(number - 1L, page.lastPage()), "prev"));
        }
        if (number < page.lastPage()) {
            links.add(link(uri, number + 1L, "next"));
        }
        if (page.totalIsExact()) {
            links.add(link(uri, page.lastPage(), "last"));
        }
        return String.join(", ", links);
    }

    /** Relative, so that no Host header can send a client elsewhere. */
    private static String link(UriInfo uri, long page, String rel) {
        String query = UriBuilder.fromUri(uri.getRequestUri())
                .replaceQueryParam("page", page)
                .build()
                .getRawQuery();
        return "<" + uri.getRequestUri().getRawPath() + "?" + query + ">; rel=\"" + rel + "\"";
    }

    private static int between(String raw, int max) throws Rejection {
        try {
            return (int) Bounds.between(Integer.parseInt(raw), 1, max);
        } catch (NumberFormatException e) {
            throw new Rejection("int_parsing", "must be a whole number");
        }
    }
}
