package io.gatehouse.accounts.users;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
import java.util.Optional;

/** The query of the list of users, once nothing of it is wrong. */
record ListUsersRequest(UserFilter filter, PageRequest page) {
    /** Whether it asks for what an open directory does not tell everybody. */
    static boolean filters(Listing listing) {
        return listing.parameter("q") != null || listing.parameter("is_active") != null;
    }

    static ListUsersRequest of(Listing listing) {
        Fields query = new Fields("query");
        PageRequest page = listing.read(query);
        Optional<String> text = query.optional("q", listing.parameter("q"), UserFilter::text);
        Optional<Boolean> active = query.optional("is_active", listing.parameter("is_active"), ListUsersRequest::flag);
        UserSort sort = query.optional("sort", listing.parameter("sort"), UserSort::parse)
                .orElse(UserSort.OLDEST);
        query.rejectInvalid();
        return new ListUsersRequest(new UserFilter(text, active, sort), page);
    }

    private static boolean flag(String raw) throws Rejection {
        return switch (raw) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Rejection("bool_parsing", "must be true or false");
        };
    }
}
