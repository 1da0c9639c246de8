package io.gatehouse.accounts.oauth;

import io.gatehouse.accounts.clients.ClientDirectory;
import io.gatehouse.accounts.clients.RegisteredClient;
import io.gatehouse.kernel.Origin;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.http.Form;
import io.gatehouse.platform.http.RequestContext;
import io.gatehouse.platform.limits.Allowance;
import io.gatehouse.platform.limits.Limit;
import io.gatehouse.platform.limits.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.List;

/**
 * Finds out which client sends a request. A client in memory costs no SQL. Failures are counted by source address, and never keep
 * out other clients at that address that know their secret.
 */
final class ClientAuthentication {
    private final ClientDirectory clients;
    private final Limits limits;
    private final Limit failures;
    private final RefusedAttempts refused;

    ClientAuthentication(ClientDirectory clients, Limits limits, Limit failures, RefusedAttempts refused) {
        this.clients = clients;
        this.limits = limits;
        this.failures = failures;
        this.refused = refused;
    }

    RegisteredClient of(HttpServletRequest request, Form form) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        Presented presented = Presented.of(headers, form);
        RequestContext context = RequestContext.of(request);
        RegisteredClient client =
                clients.authenticate(presented.id(), presented.secret()).orElseThrow(() -> failed(context.origin()));
        context.callerIs(client.id().value());
        return client;
    }

    private OAuthRefusal failed(Origin origin) {
        refused.ofNobody(RefusedAttempts.CLIENT, origin);
        Allowance left = limits.take(failures.of(origin.address()));
        return left.isGranted() ? OAuthRefusal.invalidClient() : OAuthRefusal.tooMany(left.retryAfter());
    }
}
