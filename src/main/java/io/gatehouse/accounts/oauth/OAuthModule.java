package io.gatehouse.accounts.oauth;

import io.dropwizard.core.setup.Environment;
import io.gatehouse.accounts.access.Admission;
import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.accounts.clients.ClientsModule;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.tokens.AccessTokens;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.kernel.UserId;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.http.Refusals;
import io.gatehouse.platform.limits.Limit;
import io.gatehouse.platform.limits.Limits;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Builds the endpoints for other services. */
public final class OAuthModule {
    private final OAuthResource oauth;
    private final MetadataResource metadata;
    private final ChangesModule changes;

    /**
     * @param emails finds a user's address; empty if there is none or it is not available
     */
    public OAuthModule(
            TokensConfiguration configuration,
            AccessTokens tokens,
            Admission admission,
            Permissions permissions,
            SessionService sessions,
            Function<UserId, Optional<String>> emails,
            ClientsModule clients,
            ChangesModule changes,
            Limits limits,
            Limit failedClients,
            RefusedAttempts refused,
            Clock clock) {
        this.oauth = new OAuthResource(
                new ClientAuthentication(clients.directory(), limits, failedClients, refused),
                new ClientTokenService(tokens, clock),
                new IntrospectionService(admission, configuration, emails),
                new TokenRevocationService(tokens, sessions, clients.service()));
        this.metadata = new MetadataResource(configuration, permissions);
        this.changes = changes;
    }

    public void register(Environment environment, Refusals refusals) {
        refusals.useBelow("/oauth/", detail -> new OAuthErrorView(OAuthError.INVALID_REQUEST.value(), detail));
        RevocationWait wait = new RevocationWait(changes.history(), executor(environment), RevocationWait.LONGEST);
        changes.feed().follow(wait);
        environment.lifecycle().addEventListener(answerAtTheEnd(wait));
        environment.jersey().register(new OAuthRefusalMapper());
        environment.jersey().register(oauth);
        environment.jersey().register(metadata);
        environment.jersey().register(new RevocationsResource(changes.history(), wait));
    }

    /** One thread checks for all waiting requests; work that arrives after the service has ended is dropped. */
    private static ExecutorService executor(Environment environment) {
        return environment
                .lifecycle()
                .executorService("revocations-%d")
                .minThreads(1)
                .maxThreads(1)
                .rejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy())
                .build();
    }

    /** A stopping server waits for its requests, and without this, these would delay it by half a minute. */
    private static LifeCycle.Listener answerAtTheEnd(RevocationWait wait) {
        return new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopping(LifeCycle event) {
                if (event instanceof Server) {
                    wait.answerAll();
                }
            }
        };
    }
}
