package io.gatehouse.accounts.signin;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.gatehouse.accounts.access.Permissions;
import io.gatehouse.accounts.credentials.CredentialService;
import io.gatehouse.accounts.passwords.Passwords;
import io.gatehouse.accounts.sessions.SessionService;
import io.gatehouse.accounts.tokens.AccessTokens;
import io.gatehouse.accounts.users.AuthenticationService;
import io.gatehouse.accounts.users.OwnAccountService;
import io.gatehouse.platform.audit.RefusedAttempts;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.Transactions;
import javax.crypto.SecretKey;

/** Builds the sign-in. */
public final class SignInModule {
    private final UnknownAddress unknownAddress;
    private final SignInResource resource;

    /** The key decides what an unknown address costs; it must be the same on every node. */
    public SignInModule(
            Transactions transactions,
            Permissions permissions,
            AuthenticationService authentication,
            CredentialService credentials,
            OwnAccountService account,
            Passwords passwords,
            SessionService sessions,
            AccessTokens tokens,
            RefusedAttempts refused,
            SecretKey decoyKey,
            Metrics metrics) {
        this.unknownAddress = new UnknownAddress(decoyKey, credentials::hashMix);
        this.resource = new SignInResource(
                new SignInService(
                        transactions,
                        permissions,
                        authentication,
                        credentials,
                        passwords,
                        sessions,
                        tokens,
                        refused,
                        unknownAddress),
                account,
                sessions,
                metrics);
    }

    public void register(JerseyEnvironment jersey, LifecycleEnvironment lifecycle) {
        jersey.register(resource);
        Resampling.hourly(unknownAddress, lifecycle);
    }
}
