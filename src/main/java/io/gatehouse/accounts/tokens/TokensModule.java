package io.gatehouse.accounts.tokens;

import io.gatehouse.platform.persistence.Transactions;
import io.gatehouse.platform.secrets.SecretsModule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;

/** Builds the signing keys and the tokens signed with them. */
public final class TokensModule {
    public static final List<Class<?>> ENTITIES = List.of(SigningKey.class);

    private final SigningKeys keys;
    private final AccessTokens accessTokens;

    public TokensModule(
            TokensConfiguration configuration,
            SecretsModule secrets,
            SessionFactory sessions,
            Transactions transactions,
            Clock clock,
            SecureRandom random) {
        this.keys = new SigningKeys(
                transactions, new SigningKeyDao(sessions), secrets.seal(), configuration.algorithm(), clock);
        this.accessTokens = new AccessTokens(configuration, keys, clock, random);
    }

    public SigningKeys keys() {
        return keys;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }
}
