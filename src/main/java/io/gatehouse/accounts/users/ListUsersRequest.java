package io.gatehouse.accounts.users;

import io.gatehouse.kernel.PageRequest;
import io.gatehouse.kernel.Rejection;
import io.gatehouse.platform.http.Fields;
import io.gatehouse.platform.http.Listing;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query of the list of users. */
final class ListUsersRequest {
    @QueryParam("q")
    private @Nullable String text;

    @QueryParam("is_active")
    private @Nullable String active;

    @QueryParam("sort")
    private @Nullable String sort;

    /** Whether it asks for what an open directory does not tell everybody. */
    boolean filters() {
        return text != null || active != null;
    }

    Parsed parse(Listing listing) {
        Fields query = new Fields("query");
        PageRequest request = listing.read(query);
        Optional<String> part = query.optional("q", text, UserFilter::text);
        Optional<Boolean> onlyActive = query.optional("is_active", active, ListUsersRequest::flag);
        UserSort order = query.optional("sort", sort, UserSort::parse).orElse(UserSort.OLDEST);
        query.rejectInvalid();
        return new Parsed(new UserFilter(part, onlyActive, order), request);
    }

    private static boolean flag(String raw) throws Rejection {
        return switch (raw) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Rejection("bool_parsing", "must be true or false");
        };
    }

    /** What was asked for, once nothing of it is wrong. */
    record Parsed(UserFilter filter, PageRequest page) {}
}
