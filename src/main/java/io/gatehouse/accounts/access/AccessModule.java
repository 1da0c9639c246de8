package io.gatehouse.accounts.access;

import io.dropwizard.auth.PolymorphicAuthDynamicFeature;
import io.dropwizard.auth.PolymorphicAuthValueFactoryProvider;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.platform.changes.Feed;
import io.gatehouse.platform.metrics.Metrics;
import java.util.Map;
import java.util.Set;

/** Builds the admission of callers, and the resource with the published keys. */
public final class AccessModule {
    private final Admission admission;
    private final JwksResource jwks;

    /**
     * @param liveness asks the database about a token when memory cannot tell
     */
    public AccessModule(
            AccessConfiguration configuration,
            TokensConfiguration tokensConfiguration,
            TokensModule tokens,
            Feed feed,
            TokenLiveness liveness,
            Metrics metrics) {
        LivenessFallback fallback = new LivenessFallback(liveness, System::nanoTime);
        this.admission = new Admission(configuration, tokens.accessTokens(), feed, fallback, metrics);
        this.jwks =
                new JwksResource(tokens.keys(), tokensConfiguration.jwksMaxAge().toJavaDuration());
    }

    public Admission admission() {
        return admission;
    }

    /** The type of a resource's {@code @Auth} parameter decides which callers it accepts; {@link Caller} accepts every kind. */
    public void register(JerseyEnvironment jersey) {
        jersey.register(new PolymorphicAuthDynamicFeature<>(Map.of(
                Caller.User.class, new BearerFilter<>(Caller.User.class, admission),
                Caller.Client.class, new BearerFilter<>(Caller.Client.class, admission),
                Caller.class, new BearerFilter<>(Caller.class, admission))));
        jersey.register(new PolymorphicAuthValueFactoryProvider.Binder<>(
                Set.of(Caller.User.class, Caller.Client.class, Caller.class)));
        jersey.register(jwks);
    }
}
