package io.gatehouse.ops.audit;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.audit.EventFilter;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query of the list of events. */
final class ListAuditRequest {
    @QueryParam("actor")
    private @Nullable String actor;

    @QueryParam("subject")
    private @Nullable String subject;

    @QueryParam("kind")
    private @Nullable String kind;

    @QueryParam("since")
    private @Nullable String since;

    Parsed parse(Listing listing) {
        Fields query = new Fields("query");
        PageRequest request = listing.read(query);
        EventFilter filter = new EventFilter(
                query.optional("actor", actor, EventFilter::text),
                query.optional("subject", subject, EventFilter::text),
                query.optional("kind", kind, EventFilter::text),
                query.optional("since", since, EventFilter::since));
        query.rejectInvalid();
        return new Parsed(filter, request);
    }

    /** What was asked for, once nothing of it is wrong. */
    record Parsed(EventFilter filter, PageRequest page) {}
}
