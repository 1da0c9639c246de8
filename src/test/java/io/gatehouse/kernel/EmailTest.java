package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.Normalizer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are one address, and which text is none. */
class EmailTest {
    private static String refusalOf(String typed) {
        IllegalArgumentException refusal =
                catchThrowableOfType(IllegalArgumentException.class, () -> Email.parse(typed));
        assertThat(refusal).as("refusal of %s", typed).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    @Nested
    class TheKey {
        @ParameterizedTest
        @CsvSource({
            "Ada@Example.COM, ada@example.com",
            "ÉMILE@x.test, émile@x.test",
            "ada@BÜCHER.test, ada@xn--bcher-kva.test",
            "ada@XN--BCHER-KVA.test, ada@xn--bcher-kva.test",
            "ada+news@x.test, ada+news@x.test",
            "a.d.a@x.test, a.d.a@x.test",
        })
        void isFoldedWithoutALocale(String typed, String key) {
            Email email = Email.parse(typed);

            assertThat(email.key()).isEqualTo(key);
        }

        @Test
        void isTheSameForAccentedCapitalsAndSmallLetters() {
            assertThat(Email.parse("É@x.test").key())
                    .isEqualTo(Email.parse("é@x.test").key());
        }

        @ParameterizedTest
        @ValueSource(strings = {"é@x.test", "É@x.test", "ada@bücher.test", "İ@x.test", "Å@x.test"})
        void isTheSameForComposedAndDecomposedText(String text) {
            String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);

            assertThat(decomposed).isNotEqualTo(composed);
            assertThat(Email.parse(decomposed).key())
                    .isEqualTo(Email.parse(composed).key());
        }

        @Test
        void isComposedAnewWhereOnlyTheSmallLetterHasAComposedForm() {
            assertThat(Email.parse("J\u030c@x.test").key()).isEqualTo("\u01f0@x.test");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ADA@EXAMPLE.COM", "İ@x.test", "J\u030c@x.test", "É@BÜCHER.test"})
        void ofAKeyIsTheKey(String typed) {
            String key = Email.parse(typed).key();

            assertThat(Email.parse(key).key()).isEqualTo(key);
        }
    }

    @Nested
    class TheAddress {
        @Test
        void staysAsItWasTyped() {
            Email email = Email.parse("Ada@Bücher.TEST");

            assertThat(email.address()).isEqualTo("Ada@Bücher.TEST");
            assertThat(email).hasToString("Ada@Bücher.TEST");
        }

        @Test
        void mayHave254CharactersAndNoMore() {
            String longest = "a".repeat(254 - "@x.test".length()) + "@x.test";

            assertThat(Email.parse(longest).address()).hasSize(254);
            assertThat(refusalOf("a" + longest)).isEqualTo("must have at most 254 characters");
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "ada",
                    "@x.test",
                    "ada@",
                    "ada@@x.test",
                    "ada@x@y.test",
                    "ada@localhost",
                    "ada@.test",
                    "ada@x.test.",
                    "ada@x..test",
                    "ada@-x.test",
                    "ada@x_y.test",
                    ".ada@x.test",
                    "ada.@x.test",
                    "a..da@x.test",
                })
        void isWhatLacksTheFormOfAnAddress(String typed) {
            assertThat(refusalOf(typed)).startsWith("must ");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " ada@x.test",
                    "ada@x.test ",
                    "a da@x.test",
                    "ada@x.test\r\nBcc: eve@y.test",
                    "ada@x.test\n",
                    "a\tda@x.test",
                    "a\u0000da@x.test",
                    "a\u00a0da@x.test",
                    "a\u3000da@x.test",
                    "a\u2028da@x.test",
                })
        void isASpaceOrAControlCharacter(String typed) {
            assertThat(refusalOf(typed)).startsWith("must ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"", "(", ")", ",", ":", ";", "<", ">", "[", "\\", "]"})
        void isWhatEndsAnAddressInAMailHeader(String character) {
            assertThat(refusalOf("a" + character + "da@x.test")).startsWith("must ");
            assertThat(refusalOf("ada@x" + character + ".test")).startsWith("must ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u202e", "\u2066", "\u200b", "\u200d", "\u00ad", "\ufeff", "\ud83d", "\ude00"})
        void isWhatNobodySees(String character) {
            assertThat(refusalOf("a" + character + "da@x.test")).startsWith("must ");
            assertThat(refusalOf("ada@x" + character + ".test")).startsWith("must ");
        }

        @Test
        void isNeverRepeated() {
            assertThat(refusalOf("sesame sesame")).doesNotContain("sesame");
        }
    }
}
