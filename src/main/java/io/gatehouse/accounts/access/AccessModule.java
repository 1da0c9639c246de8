package io.gatehouse.accounts.access;

import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.platform.metrics.Metrics;

/** Builds the bearer filter and the published keys. */
public final class AccessModule {
    private final BearerFilter filter;
    private final JwksResource jwks;

    public AccessModule(TokensConfiguration configuration, TokensModule tokens, Standing standing, Metrics metrics) {
        this.filter = new BearerFilter(tokens.accessTokens(), standing, metrics);
        this.jwks = new JwksResource(tokens.keys(), configuration.jwksMaxAge().toJavaDuration());
    }

    public void register(JerseyEnvironment jersey) {
        jersey.register(new AuthDynamicFeature(filter));
        jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.User.class));
        jersey.register(jwks);
    }
}
