package io.gatehouse.platform.http;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Position;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request for a list: {@code ?page}, {@code ?limit} and {@code ?cursor} on the way in, {@code Link} (RFC 8288) and the total on
 * the way out.
 */
public final class Listing {
    static final String INEXACT_TOTAL = "Gatehouse-Total";
    private static final String CURSOR = "cursor";
    private static final Set<String> OWN_PARAMETERS = Set.of("page", "limit", CURSOR);

    private final Cursors cursors;
    private final UriInfo uri;
    private final String list;

    Listing(Cursors cursors, String caller, UriInfo uri) {
        this.cursors = cursors;
        this.uri = uri;
        this.list = identity(caller, uri);
    }

    /**
     * What a cursor is good for: path, caller, and whatever else was asked, filters and sort, in an order of their own. Each part
     * stands behind its length, so that no two lists read alike however clients choose the parts.
     */
    private static String identity(String caller, UriInfo uri) {
        StringBuilder identity = new StringBuilder();
        append(identity, uri.getPath());
        append(identity, caller);
        TreeMap<String, List<String>> filters = new TreeMap<>(uri.getQueryParameters());
        filters.keySet().removeAll(OWN_PARAMETERS);
        filters.forEach((name, values) -> {
            append(identity, name);
            identity.append(values.size()).append('*');
            values.forEach(value -> append(identity, value));
        });
        return identity.toString();
    }

    private static void append(StringBuilder identity, String part) {
        identity.append(part.length()).append(':').append(part);
    }

    /** Notes in {@code query} what is wrong; the result counts once {@link Fields#rejectInvalid} has passed. */
    public PageRequest read(Fields query) {
        int number =
                query.optional("page", parameter("page"), PageRequest::page).orElse(1);
        int limit =
                query.optional("limit", parameter("limit"), PageRequest::limit).orElse(PageRequest.DEFAULT_LIMIT);
        Optional<Position> after = query.optional(CURSOR, parameter(CURSOR), raw -> cursors.open(raw, list));
        return new PageRequest(number, limit, after);
    }

    /** As {@link #read(Fields)} where the query holds nothing else; refuses what is wrong. */
    public PageRequest read() {
        Fields query = new Fields("query");
        PageRequest request = read(query);
        query.rejectInvalid();
        return request;
    }

    /** The page as JSON, with links to its neighbours. */
    public <T> Response answer(Page<T> page, Function<Page<T>, ? extends Record> view) {
        Response.ResponseBuilder response = Response.ok(view.apply(page)).header(HttpHeaders.LINK, links(page));
        if (!page.total().isExact()) {
            response.header(INEXACT_TOTAL, "at-least");
        }
        return response.build();
    }

    /** What the request says of a parameter; the first where it says more than one thing. */
    public @Nullable String parameter(String name) {
        return uri.getQueryParameters().getFirst(name);
    }

    private String links(Page<?> page) {
        int number = page.request().page();
        String kept = kept();
        List<String> links = new ArrayList<>();
        links.add(link(1, kept, "first"));
        if (number > 1) {
            links.add(link(Math.min(number - 1L, page.lastPage()), kept, "prev"));
        }
        page.next()
                .ifPresent(end -> links.add(link(number + 1L, "&cursor=" + cursors.close(end, list) + kept, "next")));
        if (page.total().isExact()) {
            links.add(link(page.lastPage(), kept, "last"));
        }
        return String.join(", ", links);
    }

    /** Whatever was asked beside the place in the list, as it was written. */
    private String kept() {
        String query = uri.getRequestUri().getRawQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(each -> !each.isEmpty() && !each.startsWith("page=") && !each.startsWith("cursor="))
                .map(each -> "&" + each)
                .collect(Collectors.joining());
    }

    /** Relative, so that no Host header can send a client elsewhere. Of a parameter that is there twice the first counts. */
    private String link(long page, String rest, String rel) {
        return "<" + uri.getRequestUri().getRawPath() + "?page=" + page + rest + ">; rel=\"" + rel + "\"";
    }
}
