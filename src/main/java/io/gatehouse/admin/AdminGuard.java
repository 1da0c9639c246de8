package io.gatehouse.admin;

import io.gatehouse.platform.http.Refusals;
import io.gatehouse.platform.metrics.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Guards everything that the admin port answers, including unknown paths. Pages in an operator's browser can reach loopback too,
 * so a request with a foreign host name or from another origin is refused, with or without the token.
 */
final class AdminGuard extends Handler.Wrapper {
    static final String CHALLENGE = "Bearer realm=\"gatehouse-admin\"";

    private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

    private final HostNames hosts;
    private final AdminToken token;
    private final Set<Endpoint.Access> free;
    private final Refusals refusals;
    private final Metrics metrics;

    AdminGuard(HostNames hosts, AdminToken token, boolean onLoopback, Refusals refusals, Metrics metrics) {
        this.hosts = hosts;
        this.token = token;
        this.free = onLoopback
                ? Set.of(Endpoint.Access.FREE, Endpoint.Access.FREE_ON_LOOPBACK)
                : Set.of(Endpoint.Access.FREE);
        this.refusals = refusals;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<AdminRefusal> refusal = judge(request);
        if (refusal.isEmpty()) {
            return super.handle(request, response, callback);
        }
        AdminRefusal refused = refusal.get();
        metrics.adminRequestRefused(refused.label());
        if (refused == AdminRefusal.TOKEN) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, CHALLENGE);
        }
        refusals.send(request, response, callback, refused.status(), refused.code(), refused.detail());
        return true;
    }

    private Optional<AdminRefusal> judge(Request request) {
        if (!isForThisPort(request)) {
            return Optional.of(AdminRefusal.HOST);
        }
        if (isFromAPage(request)) {
            return Optional.of(AdminRefusal.ORIGIN);
        }
        return isFree(request) || token.isIn(values(request, HttpHeader.AUTHORIZATION.asString()))
                ? Optional.empty()
                : Optional.of(AdminRefusal.TOKEN);
    }

    /** The Host header must fit, and so must the request line if it names a host. */
    private boolean isForThisPort(Request request) {
        @Nullable String authority = request.getHttpURI().getAuthority();
        return hosts.fit(values(request, HttpHeader.HOST.asString()))
                && (authority == null || hosts.fit(List.of(authority)));
    }

    private static boolean isFromAPage(Request request) {
        return request.getHeaders().contains(HttpHeader.ORIGIN)
                || !OWN_SITES.containsAll(values(request, SEC_FETCH_SITE));
    }

    /** Takes the path in the form that selects the servlet, so that no other spelling of it means something else here. */
    private boolean isFree(Request request) {
        return free.contains(Endpoint.accessTo(request.getMethod(), Request.getPathInContext(request)));
    }

    private static List<String> values(Request request, String header) {
        return request.getHeaders().getValuesList(header);
    }
}
