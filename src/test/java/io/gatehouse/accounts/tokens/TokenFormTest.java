package io.gatehouse.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token must look like before anybody looks for its key. */
class TokenFormTest {
    private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"a-kid\",\"typ\":\"at+jwt\"}";
    private static final String PAYLOAD = base64("{}");
    private static final String SIGNATURE = base64("signature");

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String header) {
        return base64(header) + "." + PAYLOAD + "." + SIGNATURE;
    }

    @Test
    void ourOwnFormIsReadWhateverTheOrderOfItsHeader() {
        TokenForm expected = new TokenForm("a-kid", "ES256");

        assertThat(TokenForm.of(token(HEADER))).contains(expected);
        assertThat(TokenForm.of(token("{ \"typ\":\"at+jwt\", \"kid\":\"a-kid\", \"alg\":\"ES256\" }")))
                .contains(expected);
    }

    @Test
    void bothTypesAreOurs() {
        assertThat(TokenForm.of(token(HEADER.replace("at+jwt", "JWT")))).contains(new TokenForm("a-kid", "ES256"));
    }

    @Nested
    class AHeader {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"kid\":\"a-kid\",\"typ\":\"at+jwt\"}",
                    "{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}",
                    "{\"alg\":\"ES256\",\"kid\":\"a-kid\"}",
                    "{\"alg\":null,\"kid\":\"a-kid\",\"typ\":\"at+jwt\"}",
                    "{\"alg\":256,\"kid\":\"a-kid\",\"typ\":\"at+jwt\"}",
                    "{\"alg\":\"ES256\",\"kid\":[\"a-kid\"],\"typ\":\"at+jwt\"}",
                    "{\"alg\":\"ES256\",\"kid\":\"a-kid\",\"typ\":true}",
                })
        void needsAlgorithmKeyAndTypeAsText(String header) {
            assertThat(TokenForm.of(token(header))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"jwt", "Jwt", "at+JWT", "application/at+jwt", "", "id+jwt"})
        void ofAnotherTypeIsRefused(String type) {
            assertThat(TokenForm.of(token(HEADER.replace("at+jwt", type)))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"zip\":\"DEF\"",
                    "\"crit\":[\"exp\"]",
                    "\"b64\":false",
                    "\"jwk\":{}",
                    "\"jku\":\"https://evil.test/jwks.json\"",
                    "\"x5u\":\"https://evil.test/cert\"",
                    "\"x5c\":[]",
                    "\"x5t\":\"\"",
                    "\"cty\":\"JWT\"",
                    "\"enc\":\"A256GCM\"",
                    "\"anything\":1",
                })
        void withMoreThanThatIsRefused(String parameter) {
            assertThat(TokenForm.of(token(HEADER.replace("}", "," + parameter + "}"))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"alg\":\"none\",\"alg\":\"ES256\",\"kid\":\"a-kid\",\"typ\":\"at+jwt\"}",
                    "{\"alg\":\"ES256\",\"kid\":\"a-kid\",\"kid\":\"b-kid\",\"typ\":\"at+jwt\"}",
                })
        void withAKeyTwiceIsRefused(String header) {
            assertThat(TokenForm.of(token(header))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "\"text\"", "1", "{", "{} {}", "not json", "\u0000"})
        void thatIsNoObjectIsRefused(String header) {
            assertThat(TokenForm.of(token(header))).isEmpty();
        }

        @Test
        void withSomethingBehindItIsRefused() {
            assertThat(TokenForm.of(token(HEADER + "{}"))).isEmpty();
            assertThat(TokenForm.of(token(HEADER + "x"))).isEmpty();
        }
    }

    @Nested
    class TheParts {
        @Test
        void areThreeAndNeverEmpty() {
            String header = base64(HEADER);

            assertThat(TokenForm.of("")).isEmpty();
            assertThat(TokenForm.of(header + "." + PAYLOAD)).isEmpty();
            assertThat(TokenForm.of(token(HEADER) + "." + SIGNATURE)).isEmpty();
            assertThat(TokenForm.of(token(HEADER) + ".")).isEmpty();
            assertThat(TokenForm.of("." + token(HEADER))).isEmpty();
            assertThat(TokenForm.of(header + "." + PAYLOAD + ".")).isEmpty();
            assertThat(TokenForm.of(header + ".." + SIGNATURE)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"QR", "Q", "QQ==", "Q+8", "Q/8", "QUJD\n", " QUJD", "QÜJD"})
        void areBase64UrlInItsOneSpelling(String part) {
            String header = base64(HEADER);

            assertThat(TokenForm.of(header + "." + PAYLOAD + "." + part)).isEmpty();
            assertThat(TokenForm.of(header + "." + part + "." + SIGNATURE)).isEmpty();
        }

        @Test
        void mayHave4096CharactersInAllAndNoMore() {
            String rest = base64(HEADER) + "." + PAYLOAD + ".";
            // Whole groups of four characters, and then what is left: no length of 4n + 1 is base64.
            int room = TokenForm.MAX_LENGTH - rest.length();
            String longest = rest + "A".repeat(room % 4 == 1 ? room - 1 : room);

            assertThat(TokenForm.of(longest)).isPresent();
            assertThat(TokenForm.of(longest + "AAAA")).isEmpty();
        }
    }
}
