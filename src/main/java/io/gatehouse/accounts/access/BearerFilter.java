package io.gatehouse.accounts.access;

import io.dropwizard.auth.AuthFilter;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.kernel.Origin;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.http.Challenge;
import io.gatehouse.platform.http.RequestContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;

/**
 * Turns the bearer token of a request (RFC 6750, 2.1) into the {@link Caller} that the resource gets, if the resource accepts
 * that kind of caller.
 */
@Priority(Priorities.AUTHENTICATION)
final class BearerFilter<C extends Caller> extends AuthFilter<String, C> {
    private static final String SCHEME = "bearer ";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Class<C> kind;
    private final Admission admission;

    BearerFilter(Class<C> kind, Admission admission) {
        this.kind = kind;
        this.admission = admission;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestContext context = RequestContext.of(request);
        AccessToken token = admission.admit(bearer(request), READS.contains(request.getMethod()));
        Caller caller = callerOf(token, context.origin());
        context.callerIs(caller.getName());
        if (!kind.isInstance(caller)) {
            throw Caller.forbidden();
        }
        request.setSecurityContext(new CallerSecurityContext(caller, request.getSecurityContext()));
    }

    private static String bearer(ContainerRequestContext request) {
        List<String> headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (headers == null || headers.isEmpty()) {
            // Routes that also serve anonymous clients may ignore only this refusal: the request names no caller.
            throw new NotAuthorizedException("no bearer token", Challenge.BEARER);
        }
        String header = headers.get(0);
        if (headers.size() > 1 || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Admission.invalid();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static Caller callerOf(AccessToken token, Origin origin) {
        Set<Scope> scopes = Scope.of(token.stamp().scope());
        Epochs epochs = token.stamp().epochs();
        return token instanceof AccessToken.OfUser user
                ? new Caller.User(new UserId(user.subject()), user.sessionId(), scopes, epochs, user.authTime(), origin)
                : new Caller.Client(token.stamp().clientId(), scopes, epochs, origin);
    }
}
