package io.gatehouse.platform.http;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.gatehouse.kernel.Page;
import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Position;
import io.gatehouse.platform.validation.Fault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request for a list, as a resource takes it: the filter and order, and the page. A resource that takes one returns a
 * {@link Page}, which is sent with {@code Link} (RFC 8288) and the total.
 *
 * @param <F> a record of optional components, one for each query parameter that filters or sorts
 */
public final class Listing<F extends Record> {
    static final String INEXACT_TOTAL = "Gatehouse-Total";

    private static final String PROPERTY = Listing.class.getName();
    private static final String CURSOR = "cursor";
    private static final Set<String> OWN_PARAMETERS = Set.of("page", "limit", CURSOR);

    private final Cursors cursors;
    private final Class<F> type;
    private final UriInfo uri;
    private final String list;
    private @Nullable F filter;
    private @Nullable PageRequest page;

    private Listing(Cursors cursors, Class<F> type, String caller, UriInfo uri) {
        this.cursors = cursors;
        this.type = type;
        this.uri = uri;
        this.list = identity(caller, uri);
    }

    /** The listing of a request; {@link #of} finds it again. */
    static Listing<?> begin(Cursors cursors, Class<? extends Record> type, ContainerRequestContext request) {
        Principal caller = request.getSecurityContext().getUserPrincipal();
        Listing<?> listing = new Listing<>(cursors, type, caller == null ? "" : caller.getName(), request.getUriInfo());
        request.setProperty(PROPERTY, listing);
        return listing;
    }

    static Listing<?> of(ContainerRequestContext request) {
        return (Listing<?>) requireNonNull(request.getProperty(PROPERTY), "a page without a listing");
    }

    /**
     * What a cursor is valid for: path, caller, and all filters and the sort, ordered by name. The length of each part precedes
     * it, so that two different lists never give the same text, whatever parts clients choose.
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

    /** The filter and order of the list. The first call of this or {@link #page} refuses a bad request, with all its errors. */
    public F filter() {
        read();
        return requireNonNull(filter);
    }

    /** The requested page. */
    public PageRequest page() {
        read();
        return requireNonNull(page);
    }

    /** Whether the request contains this parameter, valid or not. */
    public boolean has(String parameter) {
        return uri.getQueryParameters().containsKey(parameter);
    }

    private void read() {
        if (page != null) {
            return;
        }
        QueryReader query = new QueryReader(uri.getQueryParameters());
        Paging asked = query.read(Paging.class);
        Optional<Position> after = asked.cursor().flatMap(cursor -> cursors.open(cursor, list));
        if (asked.cursor().isPresent() && after.isEmpty()) {
            query.note(
                    CURSOR,
                    Fault.of("is not of this list: follow the Link header of the page before, or leave it out"));
        }
        F wanted = query.read(type);
        query.rejectInvalid();
        filter = wanted;
        page = new PageRequest(asked.page().orElse(1), asked.limit().orElse(PageRequest.DEFAULT_LIMIT), after);
    }

    /** Sends a page as JSON, with links to its neighbours. */
    void answer(Page<?> rows, ContainerResponseContext response) {
        response.setEntity(PageView.of(rows));
        response.getHeaders().putSingle(HttpHeaders.LINK, links(rows));
        if (!rows.total().isExact()) {
            response.getHeaders().putSingle(INEXACT_TOTAL, "at-least");
        }
    }

    private String links(Page<?> rows) {
        int number = rows.request().page();
        String kept = kept();
        List<String> links = new ArrayList<>();
        links.add(link(1, kept, "first"));
        if (number > 1) {
            links.add(link(Math.min(number - 1L, rows.lastPage()), kept, "prev"));
        }
        rows.next()
                .ifPresent(end -> links.add(link(number + 1L, "&cursor=" + cursors.close(end, list) + kept, "next")));
        if (rows.total().isExact()) {
            links.add(link(rows.lastPage(), kept, "last"));
        }
        return String.join(", ", links);
    }

    /** All query parameters except the page and the cursor, as the client wrote them. */
    private String kept() {
        String query = requireNonNullElse(uri.getRequestUri().getRawQuery(), "");
        return Arrays.stream(query.split("&"))
                .filter(each -> !each.isEmpty() && !each.startsWith("page=") && !each.startsWith("cursor="))
                .map(each -> "&" + each)
                .collect(Collectors.joining());
    }

    /** Relative, so that no Host header can send a client elsewhere. If a parameter occurs twice, the first one counts. */
    private String link(long number, String rest, String rel) {
        return "<" + uri.getRequestUri().getRawPath() + "?page=" + number + rest + ">; rel=\"" + rel + "\"";
    }

    /** The parameters of every list. */
    private record Paging(
            Optional<@Min(1) Integer> page,
            Optional<@Min(1) @Max(PageRequest.MAX_LIMIT) Integer> limit,
            Optional<String> cursor) {}
}
