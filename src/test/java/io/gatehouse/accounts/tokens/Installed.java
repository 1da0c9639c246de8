package io.gatehouse.accounts.tokens;

import io.dropwizard.util.Duration;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.Purpose;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import io.gatehouse.platform.secrets.SecretsModule;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** A database with an installation in it, and nodes that start on it. */
final class Installed implements AutoCloseable {
    static final String ISSUER = "https://accounts.test";
    static final String AUDIENCE = "https://api.test";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final TestDatabase database;
    private final SecretsModule secrets;

    Installed(String name) throws SQLException {
        this.database = TestDatabase.migrated(
                name,
                Stream.concat(SecretsModule.ENTITIES.stream(), TokensModule.ENTITIES.stream())
                        .toList());
        byte[] masterKey = new byte[32];
        RANDOM.nextBytes(masterKey);
        Secret base64 = new Secret(Base64.getEncoder().encodeToString(masterKey));
        MasterKeys ring =
                MasterKeys.load(new SecretsConfiguration(base64, new Secret("")), false, Path.of("unused"), RANDOM);
        this.secrets = new SecretsModule(ring, database.sessions(), database.transactions(), clock, RANDOM);
        SecretKey unused = secrets.installation().subkey(Purpose.SIGN_IN_DECOY);
    }

    SettableClock clock() {
        return clock;
    }

    TestDatabase database() {
        return database;
    }

    /** A node that has not looked at its keys yet. */
    TokensModule node(SigningAlgorithm algorithm) {
        return node(algorithm, ISSUER, AUDIENCE);
    }

    TokensModule node(SigningAlgorithm algorithm, String issuer, String audience) {
        TokensConfiguration configuration =
                new TokensConfiguration(issuer, audience, algorithm, Duration.minutes(15), Duration.minutes(5), 1_000);
        return new TokensModule(configuration, secrets, database.sessions(), database.transactions(), clock, RANDOM);
    }

    /** A node that can sign. */
    TokensModule started(SigningAlgorithm algorithm) {
        TokensModule node = node(algorithm);
        node.keys().ensureActive();
        return node;
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
