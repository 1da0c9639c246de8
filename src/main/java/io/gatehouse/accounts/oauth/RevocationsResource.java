package io.gatehouse.accounts.oauth;

import io.dropwizard.auth.Auth;
import io.gatehouse.accounts.access.Caller;
import io.gatehouse.accounts.access.Scope;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.platform.changes.History;
import io.gatehouse.platform.changes.Mark;
import io.gatehouse.platform.http.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells other services what ended, so that they refuse it within a second, as every node of Gatehouse does. */
@Path("/api/v1/auth/revocations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OAuth")
public final class RevocationsResource {
    private final History history;
    private final RevocationWait wait;

    RevocationsResource(History history, RevocationWait wait) {
        this.history = history;
        this.wait = wait;
    }

    @GET
    @Operation(
            operationId = "listRevocations",
            summary = "List revocations",
            description = "Needs a client with the scope revocations:read. Without since, the answer lists "
                    + "everything that can still refuse a token that has not expired. With since, it lists what"
                    + " was revoked after that point; if nothing was, the answer waits up to 30 seconds. An "
                    + "event can come twice; none is left out.")
    @ApiResponse(
            responseCode = "200",
            description = "Revocations in the order in which they happened, and the position to continue from",
            content = @Content(schema = @Schema(implementation = RevocationsView.class)))
    @Problems(codes = {"410 mark_gone", "429 too_many_waiting"})
    public void list(
            @Auth Caller.Client caller,
            @Parameter(description = "The value of next in the previous answer") @QueryParam("since") @Nullable
                    String since,
            @Suspended AsyncResponse response) {
        Optional<Mark> mark = mark(since);
        caller.require(Scope.REVOCATIONS_READ);
        if (mark.isPresent()) {
            wait.answer(caller.getName(), mark.get(), response);
        } else {
            response.resume(RevocationWait.ok(history.all()));
        }
    }

    private static Optional<Mark> mark(@Nullable String since) {
        Optional<Mark> mark = Optional.ofNullable(since).flatMap(Mark::parse);
        if (since != null && mark.isEmpty()) {
            throw Failure.invalid(
                    new FieldError(List.of("query", "since"), "must be next of an earlier answer", "mark_parsing"));
        }
        return mark;
    }
}
