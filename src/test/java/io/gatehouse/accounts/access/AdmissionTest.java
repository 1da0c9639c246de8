package io.gatehouse.accounts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropwizard.util.Duration;
import io.gatehouse.accounts.tokens.AccessToken;
import io.gatehouse.accounts.tokens.Epochs;
import io.gatehouse.accounts.tokens.Grant;
import io.gatehouse.accounts.tokens.SigningAlgorithm;
import io.gatehouse.accounts.tokens.TokenType;
import io.gatehouse.accounts.tokens.TokensConfiguration;
import io.gatehouse.accounts.tokens.TokensModule;
import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.Secret;
import io.gatehouse.kernel.SettableClock;
import io.gatehouse.platform.audit.Trails;
import io.gatehouse.platform.changes.Change;
import io.gatehouse.platform.changes.ChangesConfiguration;
import io.gatehouse.platform.changes.ChangesModule;
import io.gatehouse.platform.metrics.Metrics;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.secrets.MasterKeys;
import io.gatehouse.platform.secrets.SecretsConfiguration;
import io.gatehouse.platform.secrets.SecretsModule;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a node lets in that knows all, too little, or nothing of what has ended. */
class AdmissionTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID USER = UUID.randomUUID();
    private static final Duration STALE_AFTER = Duration.seconds(2);
    private static final TokenLiveness SILENT = token -> {
        throw Failure.unavailable("unavailable", "no database", java.time.Duration.ofSeconds(1));
    };

    private static TestDatabase database;
    private static SecretsModule secrets;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final UUID session = UUID.randomUUID();
    private ChangesModule changes;
    private TokensModule tokens;
    private TokenLiveness liveness = SILENT;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.migrated(
                "admission",
                Stream.concat(SecretsModule.ENTITIES.stream(), TokensModule.ENTITIES.stream())
                        .toList());
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        SecretsConfiguration ring =
                new SecretsConfiguration(new Secret(Base64.getEncoder().encodeToString(key)), new Secret(""));
        secrets = new SecretsModule(
                MasterKeys.load(ring, false, Path.of("unused"), RANDOM),
                database.sessions(),
                database.transactions(),
                new SettableClock(Instant.parse("2026-03-01T12:00:00Z")),
                RANDOM);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @BeforeEach
    void build() {
        changes = changes(1_000, STALE_AFTER);
        tokens = new TokensModule(
                new TokensConfiguration(
                        "https://accounts.test",
                        "https://api.test",
                        TokenType.AT_JWT,
                        SigningAlgorithm.ES256,
                        Duration.minutes(15),
                        Duration.minutes(5),
                        1_000,
                        null),
                secrets,
                database.sessions(),
                database.transactions(),
                changes,
                Trails.on(database, secrets, clock),
                actor -> {},
                clock,
                RANDOM);
        tokens.keys().ensureActive();
    }

    private ChangesModule changes(int bound, Duration staleAfter) {
        return new ChangesModule(
                new ChangesConfiguration(Duration.milliseconds(100), false, bound),
                staleAfter.toJavaDuration(),
                database.database(),
                database.sessions(),
                database.transactions(),
                () -> java.time.Duration.ofMinutes(15),
                clock);
    }

    /** What the feed knew when it was last read, this long ago. */
    private void readAgo(java.time.Duration time) throws Exception {
        changes.feed().start();
        changes.feed().stop();
        clock.advance(time);
    }

    private AccessToken admit(AccessConfiguration.WhenSilent policy, String token, boolean isRead) {
        TokenLiveness counted = each -> {
            asked.incrementAndGet();
            return liveness.of(each);
        };
        AccessConfiguration configuration = new AccessConfiguration(STALE_AFTER, policy, Duration.seconds(60));
        return new Admission(
                        configuration,
                        tokens.accessTokens(),
                        changes.feed(),
                        new LivenessFallback(counted, System::nanoTime),
                        new Metrics("test"))
                .admit(token, isRead);
    }

    private boolean isAdmitted(String token, boolean isRead) {
        return admit(AccessConfiguration.WhenSilent.SERVE, token, isRead) instanceof AccessToken.OfUser user
                && user.sessionId().equals(session);
    }

    private Failure refusal(AccessConfiguration.WhenSilent policy, String token, boolean isRead) {
        return catchThrowableOfType(Failure.class, () -> admit(policy, token, isRead));
    }

    private void assertUnknown(AccessConfiguration.WhenSilent policy, String token, boolean isRead) {
        Failure refusal = refusal(policy, token, isRead);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(refusal.code()).isEqualTo("revocation_unknown");
    }

    private void assertEnded(String token) {
        assertThat(refusal(AccessConfiguration.WhenSilent.SERVE, token, true))
                .extracting(Failure::code)
                .isEqualTo("session_ended");
    }

    private String plain() {
        return token(Set.of());
    }

    private String staff() {
        return token(Set.of("users:read"));
    }

    private String token(Set<String> scope) {
        Instant now = clock.instant();
        Grant.Terms terms = new Grant.Terms(scope, new Epochs(0, 0), now);
        return tokens.accessTokens()
                .sign(new Grant.ToUser(terms, USER, session, Set.of("user"), List.of("pwd"), now, now.plusSeconds(900)))
                .compact()
                .reveal();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsLetInBeforeTheFeedWasRead(AccessConfiguration.WhenSilent policy) {
        liveness = token -> TokenLiveness.Verdict.STANDS;

        assertUnknown(policy, plain(), true);
        assertThat(asked).hasValue(0);
    }

    @Test
    void whileTheFeedIsFreshNobodyIsAsked() throws Exception {
        readAgo(java.time.Duration.ofMillis(500));

        assertThat(isAdmitted(plain(), false)).isTrue();
        assertThat(isAdmitted(staff(), false)).isTrue();
        assertThat(asked).hasValue(0);
    }

    @Test
    void howOldTheMemoryMayBeIsAMatterOfConfiguration() throws Exception {
        changes = changes(1_000, Duration.seconds(5));
        readAgo(java.time.Duration.ofSeconds(4));

        assertThat(isAdmitted(plain(), false)).isTrue();
        assertThat(asked).hasValue(0);

        clock.advance(java.time.Duration.ofSeconds(2));
        assertUnknown(AccessConfiguration.WhenSilent.SERVE, plain(), false);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsInMemoryIsRefusedHoweverOldTheMemoryIs() throws Exception {
        database.transactions()
                .run(() -> changes.changes().publish(Change.end(Change.Kind.SESSION, session.toString())));
        liveness = token -> TokenLiveness.Verdict.STANDS;
        readAgo(java.time.Duration.ZERO);
        assertEnded(plain());

        clock.advance(java.time.Duration.ofSeconds(30));
        assertEnded(plain());
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatIsNoTokenIsNoneWhateverTheFeedKnows() {
        assertThat(refusal(AccessConfiguration.WhenSilent.SERVE, "no.token.atall", true))
                .extracting(Failure::code)
                .isEqualTo("invalid_token");
    }

    @Test
    void overTheBoundTheDatabaseIsAskedThoughTheFeedIsFresh() throws Exception {
        changes = changes(1, STALE_AFTER);
        for (int i = 0; i < 3; i++) {
            database.transactions()
                    .run(() -> changes.changes()
                            .publish(Change.end(
                                    Change.Kind.SESSION, UUID.randomUUID().toString())));
        }
        readAgo(java.time.Duration.ZERO);

        liveness = token -> TokenLiveness.Verdict.STANDS;
        assertThat(isAdmitted(plain(), false)).isTrue();
        assertThat(asked).hasValue(1);
        liveness = token -> TokenLiveness.Verdict.ENDED;
        assertEnded(plain());
    }

    @Nested
    class OnceTheFeedIsStale {
        @Test
        void theDatabaseIsAskedAndItsWordCounts() throws Exception {
            readAgo(java.time.Duration.ofMinutes(10));

            liveness = token -> TokenLiveness.Verdict.STANDS;
            assertThat(isAdmitted(plain(), false)).isTrue();
            liveness = token -> TokenLiveness.Verdict.ENDED;
            assertEnded(plain());
            liveness = token -> TokenLiveness.Verdict.USER_GONE;
            assertThat(refusal(AccessConfiguration.WhenSilent.SERVE, plain(), true))
                    .extracting(Failure::detail)
                    .isEqualTo("User not found or inactive");
            assertThat(asked).hasValue(3);
        }

        @Test
        void aSilentDatabaseLetsPlainUsersReadForAMinute() throws Exception {
            readAgo(java.time.Duration.ofSeconds(30));
            assertThat(isAdmitted(plain(), true)).isTrue();

            clock.advance(java.time.Duration.ofSeconds(31));
            assertUnknown(AccessConfiguration.WhenSilent.SERVE, plain(), true);
        }

        @Test
        void aSilentDatabaseLetsNobodyWrite() throws Exception {
            readAgo(java.time.Duration.ofSeconds(3));

            assertUnknown(AccessConfiguration.WhenSilent.SERVE, plain(), false);
        }

        @Test
        void aSilentDatabaseLetsNoStaffEvenRead() throws Exception {
            readAgo(java.time.Duration.ofSeconds(3));

            assertUnknown(AccessConfiguration.WhenSilent.SERVE, staff(), true);
        }

        @Test
        void whoeverAsksForRefusalGetsIt() throws Exception {
            readAgo(java.time.Duration.ofSeconds(3));

            assertUnknown(AccessConfiguration.WhenSilent.REFUSE, plain(), true);
        }
    }
}
