package io.gatehouse.accounts.tokens;

import static io.gatehouse.accounts.tokens.SampleTokens.SESSION;
import static io.gatehouse.accounts.tokens.SampleTokens.SUBJECT;
import static io.gatehouse.accounts.tokens.SampleTokens.payload;
import static io.gatehouse.accounts.tokens.SampleTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens from the signature to the judgement, with keys on a real database. */
class AccessTokensTest extends StartedNode {
    private static Optional<AccessToken> verified(String compact) {
        return node.accessTokens().verify(compact);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole token under our own key, but for what the change makes of it. */
    private static String forged(UnaryOperator<JwtBuilder> change) {
        return forged(change, node.keys().active().privateKey());
    }

    private static String forged(UnaryOperator<JwtBuilder> change, PrivateKey key) {
        JwtBuilder whole = Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(node.keys().active().kid())
                .and()
                .issuer(Installed.ISSUER)
                .claim("aud", Installed.AUDIENCE)
                .subject(SUBJECT.toString())
                .id("an-id")
                .claim("iat", Installed.START.getEpochSecond())
                .claim("exp", Installed.START.plusSeconds(60).getEpochSecond())
                .claim(Claim.SESSION, SESSION.toString())
                .claim(Claim.AUTH_TIME, Installed.START.getEpochSecond())
                .claim(Claim.CLIENT, AccessToken.FIRST_PARTY)
                .claim(Claim.ROLES, List.of("user"))
                .claim(Claim.SCOPE, "")
                .claim(Claim.EPOCHS, "0.7");
        return change.apply(whole).signWith(key, Jwts.SIG.ES256).compact();
    }

    @Nested
    class Verify {
        @Test
        void acceptsAWholeTokenOfTheTestsOwnMaking() {
            assertThat(verified(forged(whole -> whole))).isPresent();
        }

        @Test
        void refusesAnotherIssuer() {
            assertThat(verified(forged(whole -> whole.issuer("https://accounts.evil"))))
                    .isEmpty();
            assertThat(verified(forged(whole -> whole.issuer(null)))).isEmpty();
        }

        @Test
        void refusesAnyAudienceButOursAlone() {
            assertThat(verified(forged(whole -> whole.claim("aud", "https://other.test"))))
                    .isEmpty();
            assertThat(verified(forged(whole -> whole.claim("aud", List.of(Installed.AUDIENCE, "https://other.test")))))
                    .isEmpty();
            assertThat(verified(forged(whole -> whole.claim("aud", null)))).isEmpty();
        }

        @Test
        void refusesATokenThatIsOver() {
            String fresh = signed(installed.started(SigningAlgorithm.ES256));

            installed.clock().set(Installed.START.plus(Duration.ofMinutes(15)).plusSeconds(1));

            assertThat(verified(fresh)).isEmpty();
        }

        @Test
        void refusesATokenThatIsOverEvenWhenItIsRemembered() {
            String token = signed(node);
            installed.clock().set(Installed.START.plus(Duration.ofMinutes(15)).minusMillis(1));
            assertThat(verified(token)).isPresent();

            installed.clock().set(Installed.START.plus(Duration.ofMinutes(15)));

            assertThat(verified(token)).isEmpty();
        }

        @Test
        void refusesATokenWithoutAnEnd() {
            assertThat(verified(forged(whole -> whole.claim("exp", null)))).isEmpty();
        }

        @Test
        void refusesAChangedSignatureAfterTheGoodOneWasRemembered() {
            String good = signed(node);
            assertThat(verified(good)).isPresent();
            // Every character that differs in a used bit, and the spellings that differ in an unused one alone.
            for (char last : "AQgwBCDEFGHabc012-_".toCharArray()) {
                String changed = good.substring(0, good.length() - 1) + last;

                assertThat(verified(changed).isPresent()).as(changed).isEqualTo(changed.equals(good));
            }
        }

        @Test
        void refusesAChangedPayload() {
            String[] parts = signed(node).split("\\.");
            String raised = base64(payload(String.join(".", parts)).replace("\"ver\":\"0.7\"", "\"ver\":\"0.8\""));

            assertThat(raised).isNotEqualTo(parts[1]);
            assertThat(verified(parts[0] + "." + raised + "." + parts[2])).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE", "HS256", "ES384", "RS256", "EdDSA", ""})
        void refusesAHeaderThatNamesAnotherAlgorithmThanTheKeyHas(String algorithm) {
            String[] parts = signed(node).split("\\.");
            String header = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\""
                    + node.keys().active().kid() + "\",\"typ\":\"at+jwt\"}");

            assertThat(verified(header + "." + parts[1] + "." + parts[2])).isEmpty();
            assertThat(verified(header + "." + parts[1] + ".")).isEmpty();
        }

        @Test
        void refusesAnHmacWhoseSecretIsThePublicKey() {
            byte[] publicKey = node.keys().active().publicKey().getEncoded();

            String token = Jwts.builder()
                    .header()
                    .type("at+jwt")
                    .keyId(node.keys().active().kid())
                    .and()
                    .issuer(Installed.ISSUER)
                    .subject(SUBJECT.toString())
                    .signWith(Keys.hmacShaKeyFor(publicKey), Jwts.SIG.HS256)
                    .compact();

            assertThat(verified(token)).isEmpty();
        }

        @Test
        void refusesAForeignKeyBehindAKnownKeyId() {
            PrivateKey foreign = SigningAlgorithm.ES256.generate().getPrivate();

            assertThat(verified(forged(whole -> whole, foreign))).isEmpty();
        }

        @Test
        void refusesAnUnknownKeyId() {
            String token = forged(
                    whole -> whole.header().keyId("unknown").type("at+jwt").and());

            assertThat(verified(token)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"sid", "auth_time", "client_id", "roles", "ver"})
        void refusesATokenThatLacksAClaimOrHasItInAnotherForm(String claim) {
            assertThat(verified(forged(whole -> whole.claim(claim, null)))).isEmpty();
            assertThat(verified(forged(whole -> whole.claim(claim, List.of(1, 2)))))
                    .isEmpty();
        }

        @Test
        void takesATokenWithoutAScopeForOneThatGrantsNone() {
            assertThat(verified(forged(whole -> whole.claim("scope", null)))
                            .orElseThrow()
                            .stamp()
                            .scope())
                    .isEmpty();
            assertThat(verified(forged(whole -> whole.claim("scope", List.of("read")))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"jti", "iat"})
        void refusesATokenThatLacksAClaimWhoseFormTheLibraryKeeps(String claim) {
            assertThat(verified(forged(whole -> whole.claim(claim, null)))).isEmpty();
        }

        @Test
        void refusesASubjectThatIsNoUuid() {
            assertThat(verified(forged(whole -> whole.subject("1-1-1-1-1")))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "Bearer", "\u0000", "ü.ü.ü"})
        void refusesWhatIsNoToken(String text) {
            assertThat(verified(text)).isEmpty();
        }
    }
}
