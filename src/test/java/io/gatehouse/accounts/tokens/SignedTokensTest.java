package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is signed into an access token. */
class SignedTokensTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID SUBJECT = UUID.fromString("0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e");
    private static final UUID SESSION = UUID.fromString("0193a5c0-7b1e-7c3a-9f00-000000000001");

    private static Installed installed;
    private static TokensModule node;

    @BeforeAll
    static void start() throws SQLException {
        installed = new Installed("signed_tokens");
        node = installed.started(SigningAlgorithm.ES256);
    }

    @AfterAll
    static void stop() throws Exception {
        installed.close();
    }

    @BeforeEach
    void atTheStart() {
        installed.clock().set(START);
    }

    private static Grant grant(Instant notAfter) {
        Grant.Terms terms = new Grant.Terms(Set.of("read", "write"), new Epochs(0, 7), START);
        return new Grant.ToUser(terms, SUBJECT, SESSION, Set.of("user", "admin"), START, notAfter);
    }

    private static String signed(TokensModule by) {
        return by.accessTokens()
                .sign(grant(START.plus(Duration.ofDays(90))))
                .compact()
                .reveal();
    }

    private static Optional<AccessToken> verified(String compact) {
        return node.accessTokens().verify(compact);
    }

    private static String payload(String compact) {
        return new String(Base64.getUrlDecoder().decode(compact.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void makesATokenThatVerifiesUnderEveryAlgorithm(SigningAlgorithm algorithm) {
        TokensModule signer = installed.started(algorithm);

        String compact = signed(signer);

        AccessToken.OfUser token =
                (AccessToken.OfUser) signer.accessTokens().verify(compact).orElseThrow();
        assertThat(token)
                .isEqualTo(new AccessToken.OfUser(token.stamp(), SUBJECT, SESSION, Set.of("user", "admin"), START));
        assertThat(token.stamp())
                .isEqualTo(new AccessToken.Stamp(
                        signer.keys().active().kid(),
                        token.stamp().id(),
                        "gatehouse",
                        Set.of("read", "write"),
                        new Epochs(0, 7),
                        START,
                        START.plus(Duration.ofMinutes(15))));
        assertThat(installed.started(SigningAlgorithm.ES256).accessTokens().verify(compact))
                .as("a node that signs with another algorithm")
                .contains(token);
    }

    @Test
    void makesAClientsTokenThatIsOfNobodyElse() {
        Grant.Terms terms = new Grant.Terms(Set.of("read"), new Epochs(2, 3), START);

        String compact = node.accessTokens()
                .sign(new Grant.ToClient(terms, "svc_1"))
                .compact()
                .reveal();

        AccessToken token = verified(compact).orElseThrow();
        assertThat(token).isInstanceOf(AccessToken.OfClient.class);
        assertThat(token.subjectClaim()).isEqualTo("svc_1");
        assertThat(token.stamp().clientId()).isEqualTo("svc_1");
        assertThat(token.stamp().epochs()).isEqualTo(new Epochs(2, 3));
        assertThat(payload(compact)).doesNotContain("\"sid\"", "\"roles\"", "\"auth_time\"");
    }

    @Test
    void countsTheLifeFromTheGrantHoweverLateItIsSigned() {
        Grant grant = grant(START.plus(Duration.ofDays(90)));
        installed.clock().set(START.plusSeconds(40));

        SignedToken token = node.accessTokens().sign(grant);

        assertThat(verified(token.compact().reveal()).orElseThrow().stamp().expiresAt())
                .isEqualTo(START.plus(Duration.ofMinutes(15)));
    }

    @Test
    void tellsTheClientHowLongTheTokenLives() {
        SignedToken token = node.accessTokens().sign(grant(START.plus(Duration.ofDays(90))));

        assertThat(token.life()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void neverMakesATokenThatOutlivesItsSession() {
        Instant end = START.plusSeconds(90);

        SignedToken token = node.accessTokens().sign(grant(end));

        assertThat(token.life()).isEqualTo(Duration.ofSeconds(90));
        assertThat(verified(token.compact().reveal()).orElseThrow().stamp().expiresAt())
                .isEqualTo(end);
    }

    @Test
    void roundsTheEndDownToASecond() {
        Instant end = START.plusSeconds(90).plusMillis(900);

        SignedToken token = node.accessTokens().sign(grant(end));

        assertThat(verified(token.compact().reveal()).orElseThrow().stamp().expiresAt())
                .isEqualTo(START.plusSeconds(90));
    }

    @Test
    void neverMakesTheSameTokenTwice() {
        assertThat(signed(node)).isNotEqualTo(signed(node));
    }

    @Test
    void namesOneAudienceAsText() {
        assertThat(payload(signed(node)))
                .contains("\"aud\":\"https://api.test\"")
                .contains("\"iss\":\"https://accounts.test\"");
    }
}
