package io.gatehouse.accounts.tokens;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.dropwizard.util.Duration;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.audit.AuditTrail;
import io.gatehouse.platform.audit.Trails;
import io.gatehouse.platform.changes.ChangesConfiguration;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import io.gatehouse.platform.secrets.SecretsModule;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database with an installation in it, and nodes that start on it. */
final class Installed implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final String ISSUER = "https://accounts.test";
    static final String AUDIENCE = "https://api.test";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SettableClock clock = new SettableClock(START);
    private final TestDatabase database;
    private final String masterKey = masterKey();
    private final SecretsModule secrets;
    private final AuditTrail audit;
    private final AtomicInteger sessionsEnded = new AtomicInteger();

    Installed() throws SQLException {
        this.database = TestDatabase.lent(
                "installed",
                Stream.concat(SecretsModule.ENTITIES.stream(), TokensModule.ENTITIES.stream())
                        .toList());
        this.secrets = secrets(masterKey, "");
        this.audit = Trails.on(database, secrets, clock);
    }

    static String masterKey() {
        byte[] masterKey = new byte[32];
        RANDOM.nextBytes(masterKey);
        return Base64.getEncoder().encodeToString(masterKey);
    }

    SettableClock clock() {
        return clock;
    }

    TestDatabase database() {
        return database;
    }

    /** The master key under which the installation was made. */
    String firstMasterKey() {
        return masterKey;
    }

    /** How often all sessions were ended. */
    int sessionsEnded() {
        return sessionsEnded.get();
    }

    /** The secrets as a node with this ring of master keys has them. */
    SecretsModule secrets(String newest, String previous) {
        SecretsConfiguration configuration = new SecretsConfiguration(new Secret(newest), new Secret(previous));
        MasterKeys ring = MasterKeys.load(configuration, false, Path.of("unused"), RANDOM);
        return new SecretsModule(ring, database.sessions(), database.transactions(), clock, RANDOM);
    }

    /** A node that has not looked at its keys yet. */
    TokensModule node(SigningAlgorithm algorithm) {
        return node(algorithm, ISSUER, AUDIENCE);
    }

    TokensModule node(SigningAlgorithm algorithm, String issuer, String audience) {
        return node(configuration(algorithm, issuer, audience, null), secrets);
    }

    /** A node of another configuration or ring of master keys. */
    TokensModule node(TokensConfiguration configuration, SecretsModule held) {
        return node(configuration, held, changes());
    }

    private ChangesModule changes() {
        return new ChangesModule(
                new ChangesConfiguration(Duration.milliseconds(100), true, 1_000),
                java.time.Duration.ofSeconds(2),
                database.database(),
                database.sessions(),
                database.transactions(),
                () -> java.time.Duration.ofMinutes(15),
                clock);
    }

    private TokensModule node(TokensConfiguration configuration, SecretsModule held, ChangesModule changes) {
        return new TokensModule(
                configuration,
                held,
                database.sessions(),
                database.transactions(),
                changes,
                audit,
                actor -> endAllSessions(),
                clock,
                RANDOM);
    }

    /** What the feature above does of it that can be seen here. */
    private void endAllSessions() {
        sessionsEnded.incrementAndGet();
        long unused = secrets.installation().raiseEpoch();
    }

    /** A node that follows what others change, once the lifecycle has been started. */
    TokensModule following(LifecycleEnvironment lifecycle) {
        ChangesModule changes = changes();
        TokensModule node = node(configuration(SigningAlgorithm.ES256, ISSUER, AUDIENCE, null), secrets, changes);
        node.keys().ensureActive();
        Metrics metrics = new Metrics("test");
        changes.register(lifecycle, metrics);
        node.register(lifecycle, metrics);
        return node;
    }

    TokensModule node(TokensConfiguration configuration) {
        return node(configuration, secrets);
    }

    static TokensConfiguration configuration(
            SigningAlgorithm algorithm, String issuer, String audience, @Nullable Duration rotateEvery) {
        return new TokensConfiguration(
                issuer,
                audience,
                TokenType.AT_JWT,
                algorithm,
                Duration.minutes(15),
                Duration.minutes(5),
                1_000,
                rotateEvery);
    }

    /** Whose tokens are of this type. */
    static TokensConfiguration configuration(TokenType type) {
        return new TokensConfiguration(
                ISSUER, AUDIENCE, type, SigningAlgorithm.ES256, Duration.minutes(15), Duration.minutes(5), 1_000, null);
    }

    /** Whose tokens live for so long, and whose published keys may be kept for so long. */
    static TokensConfiguration promising(Duration lifetime, Duration maxAge) {
        return new TokensConfiguration(
                ISSUER, AUDIENCE, TokenType.AT_JWT, SigningAlgorithm.ES256, lifetime, maxAge, 1_000, null);
    }

    /** A node of a configuration that signs with the algorithm of the keys that there are. */
    TokensModule started(TokensConfiguration configuration) {
        TokensModule node = node(configuration);
        node.keys().ensureActive();
        return node;
    }

    /** A node that signs with this algorithm. */
    TokensModule started(SigningAlgorithm algorithm) {
        TokensModule node = node(algorithm);
        node.keys().ensureActive();
        if (node.keys().active().algorithm() != algorithm) {
            ripen();
            node.policy().run();
        }
        return node;
    }

    /** Has everybody seen the next keys by now. */
    void ripen() {
        publishedAgo("1 day 3 minutes");
    }

    /** Lets so much time pass for all keys, by the database's clock. */
    void pass(String interval) {
        String step = " - interval '" + interval + "'";
        sql("update signing_keys set published_at = published_at" + step + ", activated_at = activated_at" + step
                + ", retiring_at = retiring_at" + step);
    }

    /** The states of all keys in alphabetical order. */
    String states() {
        return ask("select string_agg(state, ' ' order by state) from signing_keys");
    }

    String kidOf(KeyState state) {
        return ask("select kid from signing_keys where state = '" + state.value() + "' order by created_at");
    }

    /** Makes the next keys so old, by the database's clock. */
    void publishedAgo(String interval) {
        sql("update signing_keys set published_at = clock_timestamp() - interval '" + interval
                + "' where state = 'next'");
    }

    void sql(String statement) {
        try {
            database.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String ask(String query) {
        try {
            return database.ask(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
