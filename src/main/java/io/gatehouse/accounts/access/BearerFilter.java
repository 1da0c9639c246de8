package io.gatehouse.accounts.access;

import io.dropwizard.auth.AuthFilter;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.AccessTokens;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Challenge;
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.metrics.RefusedToken;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the bearer token of a request (RFC 6750, 2.1) into the {@link Caller} that the resource is given. */
@Priority(Priorities.AUTHENTICATION)
final class BearerFilter extends AuthFilter<String, Caller.User> {
    private static final String SCHEME = "bearer ";

    private final AccessTokens tokens;
    private final Standing standing;
    private final Metrics metrics;

    BearerFilter(AccessTokens tokens, Standing standing, Metrics metrics) {
        this.tokens = tokens;
        this.standing = standing;
        this.metrics = metrics;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestContext context = RequestContext.of(request);
        Caller.User caller = callerOf(bearer(request), context.origin());
        context.callerIs(caller.getName());
        request.setSecurityContext(new CallerSecurityContext(caller, request.getSecurityContext()));
    }

    private static String bearer(ContainerRequestContext request) {
        List<String> headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (headers == null || headers.isEmpty()) {
            // The one refusal that a route for anyone may pass over: nobody claimed to be somebody.
            throw new NotAuthorizedException("no bearer token", Challenge.BEARER);
        }
        String header = headers.get(0);
        if (headers.size() > 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw invalid();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private Caller.User callerOf(String compact, Origin origin) {
        AccessToken token = tokens.verify(compact).orElseThrow(() -> refused(RefusedToken.INVALID, invalid()));
        return switch (standing.of(token)) {
            case STANDS -> caller(token, origin);
            case USER_GONE ->
                throw refused(
                        RefusedToken.USER_GONE, Failure.unauthenticated("invalid_token", "User not found or inactive"));
            case ENDED -> throw refused(RefusedToken.ENDED, Failure.unauthenticated("session_ended", "Invalid token"));
        };
    }

    private static Caller.User caller(AccessToken token, Origin origin) {
        return new Caller.User(
                new UserId(token.subject()),
                token.sessionId(),
                token.scope().stream()
                        .map(Scope::find)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                token.authTime(),
                origin);
    }

    private Failure refused(RefusedToken reason, Failure failure) {
        metrics.tokenRefused(reason);
        return failure;
    }

    private static Failure invalid() {
        return Failure.unauthenticated("invalid_token", "Invalid token");
    }
}
