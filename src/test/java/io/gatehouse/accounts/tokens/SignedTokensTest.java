package io.gatehouse.accounts.tokens;

import static io.gatehouse.accounts.tokens.SampleTokens.SESSION;
import static io.gatehouse.accounts.tokens.SampleTokens.SUBJECT;
import static io.gatehouse.accounts.tokens.SampleTokens.grant;
import static io.gatehouse.accounts.tokens.SampleTokens.header;
import static io.gatehouse.accounts.tokens.SampleTokens.payload;
import static io.gatehouse.accounts.tokens.SampleTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is signed into an access token. */
class SignedTokensTest extends StartedNode {
    private static Optional<AccessToken> verified(String compact) {
        return node.accessTokens().verify(compact);
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void makesATokenThatVerifiesUnderEveryAlgorithm(SigningAlgorithm algorithm) {
        TokensModule signer = installed.started(algorithm);

        String compact = signed(signer);

        AccessToken.OfUser token =
                (AccessToken.OfUser) signer.accessTokens().verify(compact).orElseThrow();
        assertThat(token)
                .isEqualTo(new AccessToken.OfUser(
                        token.stamp(), SUBJECT, SESSION, Set.of("user", "admin"), Installed.START));
        assertThat(token.stamp())
                .isEqualTo(new AccessToken.Stamp(
                        signer.keys().active().kid(),
                        token.stamp().id(),
                        "gatehouse",
                        Set.of("read", "write"),
                        new Epochs(0, 7),
                        Installed.START,
                        Installed.START.plus(Duration.ofMinutes(15))));
        assertThat(installed.started(SigningAlgorithm.ES256).accessTokens().verify(compact))
                .as("a node that signs with another algorithm")
                .contains(token);
    }

    @Test
    void makesAClientsTokenThatIsOfNobodyElse() {
        Grant.Terms terms = new Grant.Terms(Set.of("read"), new Epochs(2, 3), Installed.START);

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
        Grant grant = grant(Installed.START.plus(Duration.ofDays(90)));
        installed.clock().set(Installed.START.plusSeconds(40));

        SignedToken token = node.accessTokens().sign(grant);

        assertThat(verified(token.compact().reveal()).orElseThrow().stamp().expiresAt())
                .isEqualTo(Installed.START.plus(Duration.ofMinutes(15)));
    }

    @Test
    void tellsTheClientHowLongTheTokenLives() {
        SignedToken token = node.accessTokens().sign(grant(Installed.START.plus(Duration.ofDays(90))));

        assertThat(token.life()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void neverMakesATokenThatOutlivesItsSession() {
        Instant end = Installed.START.plusSeconds(90);

        SignedToken token = node.accessTokens().sign(grant(end));

        assertThat(token.life()).isEqualTo(Duration.ofSeconds(90));
        assertThat(verified(token.compact().reveal()).orElseThrow().stamp().expiresAt())
                .isEqualTo(end);
    }

    @Test
    void roundsTheEndDownToASecond() {
        Instant end = Installed.START.plusSeconds(90).plusMillis(900);

        SignedToken token = node.accessTokens().sign(grant(end));

        assertThat(verified(token.compact().reveal()).orElseThrow().stamp().expiresAt())
                .isEqualTo(Installed.START.plusSeconds(90));
    }

    @Test
    void neverMakesTheSameTokenTwice() {
        assertThat(signed(node)).isNotEqualTo(signed(node));
    }

    @Test
    void saysNothingOfAScopeWhereItGrantsNone() {
        Grant.Terms terms = new Grant.Terms(Set.of(), new Epochs(0, 0), Installed.START);

        String compact = node.accessTokens()
                .sign(new Grant.ToClient(terms, "svc_1"))
                .compact()
                .reveal();

        assertThat(payload(compact)).doesNotContain("\"scope\"");
        assertThat(verified(compact).orElseThrow().stamp().scope()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TokenType.class)
    void isOfTheTypeThatIsConfiguredAndCountsOnNodesOfTheOther(TokenType type) {
        TokensModule signer = installed.started(Installed.configuration(type));

        String compact = signed(signer);

        assertThat(header(compact)).contains("\"typ\":\"" + type.value() + "\"");
        assertThat(signer.accessTokens().verify(compact)).isPresent();
        assertThat(verified(compact)).as("a node of the default").isPresent();
    }

    @Test
    void namesOneAudienceAsText() {
        assertThat(payload(signed(node)))
                .contains("\"aud\":\"https://api.test\"")
                .contains("\"iss\":\"https://accounts.test\"");
    }
}
