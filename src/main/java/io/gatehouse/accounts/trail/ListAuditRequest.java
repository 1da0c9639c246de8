package io.gatehouse.accounts.trail;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.platform.audit.EventFilter;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;

/** The query of the list of events, once nothing of it is wrong. */
record ListAuditRequest(EventFilter filter, PageRequest page) {
    static ListAuditRequest of(Listing listing) {
        Fields query = new Fields("query");
        PageRequest page = listing.read(query);
        EventFilter filter = new EventFilter(
                query.optional("actor", listing.parameter("actor"), EventFilter::text),
                query.optional("subject", listing.parameter("subject"), EventFilter::text),
                query.optional("kind", listing.parameter("kind"), EventFilter::text),
                query.optional("since", listing.parameter("since"), EventFilter::since));
        query.rejectInvalid();
        return new ListAuditRequest(filter, page);
    }
}
